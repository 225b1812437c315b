"""A llama of one layer and no sense, as a GGUF file that llama.cpp loads in a blink.

    python -m tests.commentary.model.tiny_gguf FILE

Its weights are random but always the same. It knows the 256 bytes as tokens, so that any text can
be put to it, and it answers with noise: what it shows is the protocol, not the prose.
"""

import random
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

WIDTH, HIDDEN, HEADS, CONTEXT = 32, 64, 2, 32_768
SPECIAL = ["<unk>", "<s>", "</s>"]
TOKENS = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256))]
_UNKNOWN, _CONTROL, _BYTE = 2, 3, 6
_U32, _I32, _F32, _STRING, _ARRAY = 4, 5, 6, 8, 9
_ALIGNMENT = 32
_TEMPLATE = "{% for m in messages %}{{ m['role'] + ': ' + m['content'] + '\\n' }}{% endfor %}"


def write_gguf(path: Path) -> Path:
    """Write the model and return its path."""
    tensors = list(_tensors())
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(_metadata()))
    infos, offset = b"", 0
    for name, shape, data in tensors:
        infos += _string(name) + struct.pack("<I", len(shape))
        infos += b"".join(struct.pack("<Q", size) for size in shape)
        infos += struct.pack("<IQ", 0, offset)  # 0: plain 32-bit floats
        offset += len(_padded(data))
    front = _padded(head + b"".join(_metadata()) + infos)
    path.write_bytes(front + b"".join(_padded(data) for _, _, data in tensors))
    return path


def _metadata() -> list[bytes]:
    kinds = [_UNKNOWN, _CONTROL, _CONTROL, *[_BYTE] * 256]
    return [
        _pair("general.architecture", "llama"),
        _pair("general.name", "tiny random"),
        _pair("llama.context_length", CONTEXT),
        _pair("llama.embedding_length", WIDTH),
        _pair("llama.block_count", 1),
        _pair("llama.feed_forward_length", HIDDEN),
        _pair("llama.attention.head_count", HEADS),
        _pair("llama.attention.head_count_kv", HEADS),
        _pair("llama.attention.layer_norm_rms_epsilon", 1e-5),
        _pair("llama.rope.dimension_count", WIDTH // HEADS),
        _pair("llama.vocab_size", len(TOKENS)),
        _pair("tokenizer.ggml.model", "llama"),
        _array("tokenizer.ggml.tokens", _STRING, [_string(token) for token in TOKENS]),
        _array("tokenizer.ggml.scores", _F32, [struct.pack("<f", 0.0)] * len(TOKENS)),
        _array("tokenizer.ggml.token_type", _I32, [struct.pack("<i", kind) for kind in kinds]),
        _pair("tokenizer.ggml.unknown_token_id", 0),
        _pair("tokenizer.ggml.bos_token_id", 1),
        _pair("tokenizer.ggml.eos_token_id", 2),
        _pair("tokenizer.chat_template", _TEMPLATE),
    ]


def _tensors() -> Iterator[tuple[str, tuple[int, ...], bytes]]:
    chance = random.Random(1)

    def noise(*shape: int) -> bytes:
        count = 1
        for size in shape:
            count *= size
        return struct.pack(f"<{count}f", *(chance.gauss(0, 0.3) for _ in range(count)))

    def ones() -> bytes:
        return struct.pack(f"<{WIDTH}f", *[1.0] * WIDTH)

    square, wide = (WIDTH, WIDTH), (WIDTH, HIDDEN)
    yield "token_embd.weight", (WIDTH, len(TOKENS)), noise(WIDTH, len(TOKENS))
    yield "output_norm.weight", (WIDTH,), ones()
    yield "output.weight", (WIDTH, len(TOKENS)), noise(WIDTH, len(TOKENS))
    yield "blk.0.attn_norm.weight", (WIDTH,), ones()
    for part in ("q", "k", "v", "output"):
        yield f"blk.0.attn_{part}.weight", square, noise(*square)
    yield "blk.0.ffn_norm.weight", (WIDTH,), ones()
    yield "blk.0.ffn_gate.weight", wide, noise(*wide)
    yield "blk.0.ffn_up.weight", wide, noise(*wide)
    yield "blk.0.ffn_down.weight", (HIDDEN, WIDTH), noise(HIDDEN, WIDTH)


def _pair(key: str, value: str | float) -> bytes:
    if isinstance(value, str):
        return _string(key) + struct.pack("<I", _STRING) + _string(value)
    if isinstance(value, float):
        return _string(key) + struct.pack("<If", _F32, value)
    return _string(key) + struct.pack("<II", _U32, value)


def _array(key: str, kind: int, items: list[bytes]) -> bytes:
    return _string(key) + struct.pack("<IIQ", _ARRAY, kind, len(items)) + b"".join(items)


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _ALIGNMENT)


if __name__ == "__main__":
    write_gguf(Path(sys.argv[1]))

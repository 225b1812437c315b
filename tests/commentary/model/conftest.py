import pytest

from tests.commentary.model.newsroom import open_newsroom
from tests.commentary.model.stub import stub_endpoint


@pytest.fixture
def stub():
    with stub_endpoint() as running:
        yield running


@pytest.fixture
def newsroom(stub, tmp_path, db):
    return open_newsroom(stub, tmp_path)

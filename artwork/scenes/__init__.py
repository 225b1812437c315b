"""Every picture by its id."""

from __future__ import annotations

from collections.abc import Callable

from artwork.canvas import Canvas
from artwork.scenes import aisles, close, fronts, land, meetings, power, rooms, streets, water

SCENES: dict[str, Callable[[], Canvas]] = {
    "airfield-mountains": land.airfield_mountains,
    "smoke-hills": land.smoke_hills,
    "farm-field": land.farm_field,
    "storm-clouds": land.storm_clouds,
    "power-lines": power.power_lines,
    "solar-field": power.solar_field,
    "stadium-lights": power.stadium_lights,
    "school-bus": streets.school_bus,
    "city-bus": streets.city_bus,
    "bus-stop-rain": streets.bus_stop_rain,
    "ambulance": streets.ambulance,
    "fire-engine": streets.fire_engine,
    "camera-pole": streets.camera_pole,
    "courthouse": fronts.courthouse,
    "library-front": fronts.library_front,
    "apartment-block": fronts.apartment_block,
    "clinic-front": fronts.clinic_front,
    "factory-gate": fronts.factory_gate,
    "council-chamber": meetings.council_chamber,
    "school-board-room": meetings.school_board_room,
    "polling-place": meetings.polling_place,
    "museum-hall": rooms.museum_hall,
    "newsroom-desk": rooms.newsroom_desk,
    "library-shelves": aisles.library_shelves,
    "server-racks": aisles.server_racks,
    "warehouse-floor": aisles.warehouse_floor,
    "treaty-pages": close.treaty_pages,
    "ballot-box": close.ballot_box,
    "door-notice": close.door_notice,
    "air-monitor": close.air_monitor,
    "river-bridge": water.river_bridge,
    "river-festival": water.river_festival,
    "water-tower": water.water_tower,
    "kitchen-tap": water.kitchen_tap,
}

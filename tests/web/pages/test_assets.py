import hashlib
import re
from pathlib import Path

import pytest

from components.charts import CHARTS
from components.model.evaluate import PAGES
from components.web.pages import assets
from components.web.pages.assets import OWN, from_page
from components.web.pages.front_end import FrontEnd
from components.web.pages.head import page_path
from tests.web.client import ASSETS, FRONT_END, site

ROOT = Path(__file__).parents[3]
MODULES = (ASSETS.main, *ASSETS.modules)


def meta(page: str) -> dict[str, str]:
    found = re.findall(
        r'<meta name="(plotly[^"]*)" content="([^"]*)">', site.get(page_path(page)).text
    )
    return dict(found)


def bundle(folder: Path, version: str) -> Path:
    file = folder / "plotly-basic.min.js"
    file.write_text(f"/**\n* plotly.js (basic - minified) v{version}\n*/\n")
    return file


def test_every_asset_is_served_for_good_under_the_hash_of_its_content() -> None:
    assert ASSETS.files
    for address, file in ASSETS.files.items():
        answer = site.get(address)
        assert answer.content == file.read_bytes()
        if address not in MODULES:
            assert hashlib.sha256(answer.content).hexdigest()[:12] in address
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith(("text/javascript", "text/css"))


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/../app.py", "/assets/plotly.js"])
def test_nothing_else_is_served(path: str) -> None:
    assert site.get(path).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_a_bundle_that_is_served(page: str) -> None:
    named = meta(page)["plotly"]
    assert named == from_page(ASSETS.plotly)
    assert ASSETS.plotly in ASSETS.files
    served = site.get(page_path(page)).text
    tags = [f'<link rel="modulepreload" href="{from_page(one)}">' for one in ASSETS.modules]
    main = from_page(ASSETS.main)
    for tag in (*tags, f'<script type="module" async src="{main}"></script>'):
        assert 0 < served.index(tag) < served.index("static/js/index.")
    assert (f'as="script" href="{named}"' in served) == bool(CHARTS.get(page))


def test_our_modules_are_all_that_they_import_and_nothing_else() -> None:
    """What is not imported would be loaded for nothing; what is not there would end them all."""
    to_see, seen = ["main.js"], set[str]()
    while to_see:
        name = to_see.pop()
        if name not in seen:
            seen.add(name)
            imported = re.findall(r'^import .* from "(.*)"$', (OWN / name).read_text(), re.M)
            assert all(path.startswith("./") for path in imported)
            to_see += [path.removeprefix("./") for path in imported]
    assert len({address.rpartition("/")[0] for address in MODULES}) == 1
    assert {address.rpartition("/")[2] for address in MODULES} == seen


@pytest.mark.parametrize("change", ["main.js", "other.js", "new.js"])
def test_the_folder_of_modules_has_another_name_when_any_of_them_changes(
    change: str, tmp_path: Path
) -> None:
    for name in ("main.js", "other.js"):
        (tmp_path / name).write_text("1")
    before = assets.find(own=tmp_path)
    assert before.main.endswith("/main.js")
    assert assets.find(own=tmp_path) == before
    (tmp_path / change).write_text("2")
    after = assets.find(own=tmp_path)
    assert not {before.main, *before.modules} & {after.main, *after.modules}


def test_the_small_bundle_is_served_where_it_fits_the_wheel(tmp_path: Path) -> None:
    wheel = assets.wheel_bundle()
    assert wheel is not None
    small = bundle(tmp_path, assets._version(wheel))
    found = assets.find(small, tmp_path)
    assert found.files[found.plotly] == small
    assert wheel not in found.files.values()


def test_the_bundle_that_ships_fits_the_wheel() -> None:
    """A new version of plotly in the wheel needs its own small bundle in ``third_party/``."""
    assert ASSETS.files[ASSETS.plotly] == assets.BASIC


def test_without_a_small_bundle_that_fits_pages_load_the_whole_one(tmp_path: Path) -> None:
    for small in (tmp_path / "none.js", bundle(tmp_path, "1.0.0")):
        found = assets.find(small, tmp_path)
        assert found.files[found.plotly] == assets.wheel_bundle()


def test_every_part_that_pages_load_later_is_known_to_this_version() -> None:
    later = FRONT_END.later_files("funding")
    for name in ("Slider", "Selectbox", "BidiComponent", "Metric"):
        assert any(path.startswith(f"/static/js/{name}.") for path in later)
    assert not set(later) & set(FRONT_END.first_files())
    assert set(later) <= set(FRONT_END.static_files())
    served = site.get("/funding").text
    assert all(
        f'rel="modulepreload" crossorigin href="{from_page(path)}"' in served for path in later
    )


def test_a_front_end_without_a_list_of_its_files_preloads_nothing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html></html>")
    for text in (None, "", "[]", '{"a": 1}', "{}"):
        if text is not None:
            (tmp_path / "manifest.json").write_text(text)
        assert FrontEnd(tmp_path).later_files("funding") == []


def test_nothing_is_as_wide_as_a_unit_of_its_container_says() -> None:
    """Chromium now and then keeps the value that a unit had before its container changed.

    Turned from a phone's width to a wide one with reduced motion, a page then scrolled sideways.
    """
    styles = [file.read_text(encoding="utf-8") for file in ROOT.glob("components/*/*.css")]
    assert any("@container" in style for style in styles)
    assert not [unit for style in styles for unit in re.findall(r"\dcq(?:[wibh]|min|max)\b", style)]

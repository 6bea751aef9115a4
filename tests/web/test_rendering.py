"""Templates filled in: what is said of numbers in each language."""

from __future__ import annotations

import pytest

from comity.publish.words import speaking
from comity.web.rendering import _environment

MORE = '{{ ngettext("%(num)s more", "%(num)s more", 1234) }} <{{ _("All about %(name)s", name="<b>") }}>'


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1,234 more <All about &lt;b&gt;>"),
        ("ko", "그 밖에 1,234건 <&lt;b&gt;: 모든 내용>"),
        ("vi", "1.234 mục nữa <Tất cả về &lt;b&gt;>"),
    ],
)
def test_numbers_are_grouped_and_parts_escaped(language: str, said: str) -> None:
    with speaking(language):
        assert _environment(language).from_string(MORE).render() == said

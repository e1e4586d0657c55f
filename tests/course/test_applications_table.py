"""The decision page's table of what the applications measured: each figure is a measurement of the lesson that its row links to."""

import re

from helpers.content import course

ROW = re.compile(
    r"^\| (?P<what>[^|]+) \| [^|]+ \| [^|]+ \| (?P<measured>[^|]*\d[^|]*) \| (?P<seeds>\d+) \|$", re.MULTILINE
)
LINK = re.compile(r"\]\((?P<name>\d\d_\w+)\.ipynb")


def test_each_figure_is_measured_in_the_lesson_that_its_row_links_to() -> None:
    lessons = {lesson.name: lesson for lesson in course().lessons.values()}
    cell = next(cell for cell in course().lessons["lstm-or-gru"].cells if cell.label == "applications-intro")
    name, linked = "", set()
    for row in ROW.finditer(cell.source):
        if link := LINK.search(row["what"]):
            name = link["name"]
        linked.add(name)
        figures = [one.figure for each in lessons[name].measured.values() for one in each.values()]
        numbers = re.findall(r"\d+\.?\d*", row["measured"])
        assert len(numbers) == 3, f"{row['measured']}: a median, the lowest and the highest"
        median, low, high = numbers
        known = [figure.replace("-", "") for figure in figures]
        wanted = re.compile(rf"(of {row['seeds']} seeds).*median {median}, (?:{low} to {high}|{high} to {low})\b")
        assert any(wanted.search(figure) for figure in known), f"{row[0]}: not in {name}/measured.json"
    assert {one[:2] for one in linked} >= {"05", "06", "08"}

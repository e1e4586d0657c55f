"""What is said of several seeds."""

from helpers.experiments import count_right, count_seeds, right_by_majority, spread


def test_columns_of_a_table_have_a_row_for_each_network() -> None:
    assert spread([[1.0, 3.0, 2.0], [], [5.0]], "median", "from", "to") == {
        "median": [2.0, "stopped", 5.0],
        "from": [1.0, "", 5.0],
        "to": [3.0, "", 5.0],
        "seeds": [3, 0, 1],
    }


def test_a_phrase_says_the_majority_and_not_who() -> None:
    assert (count_seeds([1.0]), count_seeds([1.0, 0.5]), count_right([0.95, 0.94, 1.0])) == ("1 seed", "2 seeds", 2)
    assert right_by_majority([1.0, 1.0, 0.5]) == "at least 95 % right in more than half of 3 seeds"
    assert right_by_majority([1.0, 0.5]) == "at least 95 % right in at most half of 2 seeds"

import datetime

import pytest
from clearcopy.language.dates import DateMention, find_dates, zone_valid
from hypothesis import given
from hypothesis import strategies as st

DAY = datetime.date(2025, 10, 20)


def only(text: str, lang: str = "en", year: int | None = None) -> tuple[str, DateMention]:
    (mention,) = find_dates(text, lang, year)
    return text[mention.start : mention.end], mention


@pytest.mark.parametrize(
    "text",
    [
        "October 20, 2025",
        "20 October 2025",
        "Oct 20, 2025",
        "Oct. 20, 2025",
        "October 20th, 2025",
        "2025-10-20",
        "2025/10/20",
        "2025.10.20",
        "2025年10月20日",
        "20 Oct 2025",
        "OCTOBER 20, 2025",
        "２０２５年１０月２０日",
        "October\u00a020, 2025",
        "October 20,\n2025",
    ],
)
def test_one_day_is_read_however_it_is_written(text: str) -> None:
    found, mention = only(f"On {text} it happened.")
    assert (found, mention.day) == (text, DAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October 17-21, 2025", datetime.date(2025, 10, 17)),
        ("October 17–21", datetime.date(2025, 10, 17)),
        ("17 to 21 October 2025", datetime.date(2025, 10, 17)),
        ("30 September – 2 October 2025", datetime.date(2025, 9, 30)),
        ("October 30 - November 2, 2025", datetime.date(2025, 10, 30)),
        ("2025年10月17日至21日", datetime.date(2025, 10, 17)),
        ("10月17-21日", datetime.date(2025, 10, 17)),
    ],
)
def test_a_range_is_one_mention_of_its_first_day(text: str, day: datetime.date) -> None:
    found, mention = only(text, year=2025)
    assert (found, mention.day) == (text, day)


def test_a_day_without_a_year_takes_the_given_one_and_none_otherwise() -> None:
    assert only("October 19", year=2025)[1].day == datetime.date(2025, 10, 19)
    assert only("October 19")[1].day is None
    assert only("10月19日", "zh", 2025)[1].day == datetime.date(2025, 10, 19)


@pytest.mark.parametrize(
    "text", ["July 2025", "December, 2023", "2025年7月", "2016 Dec", "Q3 2025"]
)
def test_a_month_or_quarter_names_no_day(text: str) -> None:
    found, mention = only(f"in {text}")
    assert (found, mention.day) == (text, None)


@pytest.mark.parametrize(
    "text",
    [
        "in 2025",
        "ESMO 2025 Annual Meeting",
        "the 2020 WHO classification",
        "cancer (2024)",
        "2025年",
        "mid-2026",
        "© 2025",
        "by 2029",
    ],
)
def test_a_bare_year_beside_a_fitting_word_is_a_date(text: str) -> None:
    assert len(find_dates(text, "en")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a total of 2011",
        "2000 patients",
        "in 2000 patients",
        "in 1986 adult patients",
        "n = 2000",
        "≥2000",
        "$2025",
        "2025%",
        "12025",
        "HS-20093",
        "0.2025",
        "2,025",
        "2025.5",
        "2025例",
        "May 12 patients",
        "12 mg",
        "2:1",
        "1:10",
        "24/7",
        "80 percent",
    ],
)
def test_a_count_is_no_date(text: str) -> None:
    assert find_dates(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Monday, 20 October 2025", 0),
        ("on Monday (October 20)", 0),
        ("October 20, 2025 (Monday)", 0),
        ("Tuesday, October 20, 2025", 1),
        ("Mon., 20 October 2025", 0),
        ("10月20日(星期一)", 0),
        ("10月20日（周一）", 0),
        ("星期日，10月20日", 6),
        ("2025年10月20日星期二", 1),
    ],
)
def test_a_weekday_beside_a_date_is_read_right_or_wrong(text: str, weekday: int) -> None:
    mention = only(text, year=2025)[1]
    assert (mention.day, mention.weekday) == (DAY, weekday)


def test_a_weekday_of_another_clause_is_not_taken() -> None:
    assert only("Until Sunday we met; October 20, 2025 came", year=2025)[1].weekday is None


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("9:00 a.m. CEST", "09:00", "CEST"),
        ("09:00", "09:00", None),
        ("9:00", "09:00", None),
        ("9 p.m. EST", "21:00", "EST"),
        ("12:30 a.m. HKT", "00:30", "HKT"),
        ("18:00 UTC+8", "18:00", "UTC+8"),
        ("09:00 Beijing time", "09:00", "Beijing time"),
        ("上午9:00", "09:00", None),
        ("北京时间9:00", "09:00", "北京时间"),
        ("下午3:30（香港时间）", "15:30", "香港时间"),
        ("9时30分", "09:30", None),
        ("9:00 GMT", "09:00", "GMT"),
    ],
)
def test_a_clock_time_is_read_with_its_zone(text: str, time: str, zone: str | None) -> None:
    found, mention = only(text, "zh")
    assert (found, mention.day, mention.time, mention.zone) == (text, None, time, zone)


@pytest.mark.parametrize(
    "text",
    [
        "9:00 a.m. CEST on October 20, 2025",
        "October 20, 2025, 09:00 CEST",
        "October 20, 2025 at 9:00 a.m. (CEST)",
        "20 October 2025, 09:00 CEST",
    ],
)
def test_a_clock_beside_a_date_is_one_mention(text: str) -> None:
    found, mention = only(text)
    assert found == text
    assert (mention.day, mention.time, mention.zone) == (DAY, "09:00", "CEST")


def test_a_chinese_date_takes_weekday_clock_and_zone() -> None:
    text = "2025年10月20日（星期一）上午9:00（北京时间）"
    found, mention = only(text, "zh")
    assert found == text
    assert (mention.weekday, mention.time, mention.zone) == (0, "09:00", "北京时间")


def test_a_zone_may_follow_a_date_without_a_clock() -> None:
    assert only("October 19 (CEST)", year=2025)[1].zone == "CEST"


def test_two_letters_beside_a_date_are_no_zone() -> None:
    assert only("On October 19, CT scans were read.", year=2025)[1].zone is None


def test_a_lone_day_of_the_month_is_a_date_in_chinese_only() -> None:
    assert len(find_dates("于19日公布", "zh")) == 1
    assert find_dates("于19日公布", "en") == ()
    assert find_dates("21日为一周期", "zh") == ()


def test_an_impossible_day_is_a_mention_without_a_day() -> None:
    assert only("31 February 2025")[1].day is None


@pytest.mark.parametrize(
    ("zone", "day", "valid"),
    [
        ("CEST", datetime.date(2025, 10, 19), True),
        ("CEST", datetime.date(2025, 10, 27), False),
        ("CET", datetime.date(2025, 10, 27), True),
        ("CET", datetime.date(2025, 7, 1), False),
        ("CEST", datetime.date(2025, 10, 26), True),
        ("CET", datetime.date(2025, 10, 26), True),
        ("EST", datetime.date(2025, 7, 1), False),
        ("EDT", datetime.date(2025, 7, 1), True),
        ("中欧夏令时间", datetime.date(2025, 12, 1), False),
        ("HKT", DAY, None),
        ("GMT", DAY, None),
        ("北京时间", DAY, None),
        ("Mars time", DAY, None),
    ],
)
def test_a_zone_is_valid_in_its_season(
    zone: str, day: datetime.date, *, valid: bool | None
) -> None:
    assert zone_valid(zone, day) is valid


_PIECES = st.sampled_from(
    (
        "October Oct. 20 2025 17-21 , ( ) Monday on CEST 9:00 a.m. 年 月 日 10 （星期一） 上午 "
        "May 12 mg - / 1H26"
    ).split()
)


@given(st.lists(_PIECES, max_size=12), st.sampled_from(["en", "zh"]), st.sampled_from([None, 2024]))
def test_spans_are_ordered_and_inside_the_text(
    pieces: list[str], lang: str, year: int | None
) -> None:
    for glue in (" ", ""):
        text = glue.join(pieces)
        done = 0
        for mention in find_dates(text, lang, year):
            assert done <= mention.start < mention.end <= len(text)
            done = mention.end


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2059, 12, 31)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    month = day.strftime("%B")
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert only(text)[1].day == day

"""Words of number, time and hedging, as data: the readers hold the grammar, this module the vocabulary."""

from __future__ import annotations

from factcheck.model import Bound


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())


# --------------------------------------------------------------------------- numbers

UNITS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip

TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12, "quadrillion": 1e15, "mln": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
    "dozen": 12, "score": 20,
}  # fmt: skip

# Written against the figure; "m", "b" and "t" are also metres, bits and tonnes, which the reader weighs.
SUFFIXES: dict[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
    "t": 1e12,
}  # fmt: skip
DOUBTFUL_SUFFIXES = frozenset({"m", "b", "t", "mm"})

VULGAR: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

# Usual readings of round plurals: from two of them to just under the next order.
VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 199), "tens": (20, 99), "hundreds": (200, 999),
    "thousands": (2e3, 999e3), "millions": (2e6, 999e6), "billions": (2e9, 999e9),
    "trillions": (2e12, 999e12),
}  # fmt: skip

# In chains such as "hundreds of thousands" the first word multiplies by its own usual reading.
VAGUE_TIMES: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2e3, 9e3),
}  # fmt: skip
VAGUE_OF: dict[str, float] = {
    "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "hundreds": 1e2,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

# Denominators; halves and quarters have readings of their own in time and sport.
DENOMINATORS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12,
    "twelfths": 12, "twentieth": 20, "twentieths": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip

MULTIPLIERS: dict[str, float] = {
    "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "triple": 3, "triples": 3, "tripled": 3,
    "tripling": 3, "treble": 3, "trebles": 3, "trebled": 3, "trebling": 3, "quadruple": 4,
    "quadruples": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halve": 0.5, "halves": 0.5,
    "halved": 0.5, "halving": 0.5, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip

# --------------------------------------------------------------------------- bounds

# Phrases before and after a number, by what they make of it.
_BEFORE: dict[Bound, str] = {
    Bound.MORE: (
        "more than, over, above, in excess of, greater than, higher than, well over, far more than, "
        "well above, exceeding, longer than, larger than, well more than, exceeded, exceeds, exceed, "
        "topped, surpassed, better than, beyond, many more than, much more than, >"
    ),
    Bound.AT_LEAST: (
        "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum "
        "of, upwards of, upward of, a minimum, as few as, as little as, ≥"
    ),
    Bound.LESS: (
        "fewer than, less than, under, below, well short of, short of, well under, well below, lower "
        "than, shorter than, far fewer than, far less than, much less than, smaller than, <"
    ),
    Bound.AT_MOST: (
        "up to, as many as, as much as, no more than, not more than, at most, at the most, a maximum "
        "of, maximum of, no longer than, not exceeding, as long as, as high as, a maximum, no higher "
        "than, no larger than, ≤"
    ),
    Bound.ABOUT: (
        "about, around, roughly, some, approximately, approx, approx., circa, ca., ~, an estimated, "
        "estimated, close to, in the region of, something like, the order of, broadly, more or less, "
        "≈"
    ),
    Bound.EXACT: (
        "some of the, exactly, precisely, only, just, a total of, another, all, a full, a further, a mere"
    ),
    Bound.NEARLY: (
        "nearly, almost, just under, just below, a little under, just short of, slightly less than, a "
        "little less than, slightly under, slightly fewer than, shy of, just less than, just fewer "
        "than, slightly below, nearing, approaching, virtually"
    ),
    Bound.OVER: (
        "just over, a little over, a little more than, slightly more than, slightly over, just more "
        "than, just above, slightly above, a bit more than, a bit over"
    ),
}
_AFTER: dict[Bound, str] = {
    Bound.AT_LEAST: (
        "or more, or over, or above, and over, and above, or higher, and more, +, plus, at least, or "
        "longer, or older, and older"
    ),
    Bound.AT_MOST: "or fewer, or less, or under, or below, at most, at the most",
    Bound.ABOUT: "or so, or thereabouts, odd",
}

BEFORE: dict[str, Bound] = {
    phrase: bound for bound, all_of in _BEFORE.items() for phrase in all_of.split(", ")
}
AFTER: dict[str, Bound] = {phrase: bound for bound, all_of in _AFTER.items() for phrase in all_of.split(", ")}

# --------------------------------------------------------------------------- time

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3,
    "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july"))
# Also given names, verbs or adjectives: alone they need clearer company than "September" does.
DOUBTFUL_MONTHS = frozenset({"march", "april", "may", "june", "august", "mar", "jan", "sep", "dec"})

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "tue": 1, "tues": 1, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "mon": 0, "wed": 2, "sat": 5, "sun": 6,
}  # fmt: skip
DOUBTFUL_WEEKDAYS = frozenset({"mon", "wed", "sat", "sun", "tue", "thu", "fri"})
WEEKDAY_PLURALS: dict[str, int] = {
    "mondays": 0, "tuesdays": 1, "wednesdays": 2, "thursdays": 3, "fridays": 4, "saturdays": 5,
    "sundays": 6,
}  # fmt: skip
NAMED_DAYS_BEFORE = frozenset({"black", "good", "bloody", "super", "ash", "easter", "cyber", "palm", "holy"})

SEASONS: dict[str, tuple[int, int]] = {  # first month and last month; winter ends in the next year
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
}  # fmt: skip

DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "nightfall"})

# Fewest and most days of one unit; a month has 28 to 31 days.
SPANS: dict[str, tuple[float, float]] = {
    "second": (1 / 86400, 1 / 86400), "minute": (1 / 1440, 1 / 1440), "hour": (1 / 24, 1 / 24),
    "day": (1, 1), "night": (1, 1), "week": (7, 7), "weekend": (2, 2), "fortnight": (14, 14),
    "month": (28, 31), "quarter": (90, 92), "year": (365, 366), "decade": (3652, 3653),
    "century": (36524, 36525), "centurie": (36524, 36525),
    "min": (1 / 1440, 1 / 1440), "hr": (1 / 24, 1 / 24), "hrs": (1 / 24, 1 / 24),
    "mins": (1 / 1440, 1 / 1440), "yr": (365, 366), "yrs": (365, 366), "sec": (1 / 86400, 1 / 86400),
}  # fmt: skip
# "weeks of talks": usual readings, in days.
VAGUE_SPANS: dict[str, tuple[float, float]] = {
    "minutes": (2 / 1440, 59 / 1440), "hours": (2 / 24, 1), "days": (2, 13), "weeks": (14, 60),
    "months": (56, 365), "years": (730, 3652), "decades": (7304, 36525), "centuries": (73048, 365250),
}  # fmt: skip
VAGUE_COUNTS: dict[str, tuple[float, float]] = {"couple": (2, 3), "few": (2, 9), "several": (3, 10)}

EARLY = frozenset({"early", "start", "beginning", "opening", "outset", "dawn"})
MIDDLE = frozenset({"mid", "middle", "midway"})
LATE = frozenset({"late", "end", "close", "tail"})

# --------------------------------------------------------------------------- names that hold a number

LABELS = word_set(
    "resolution flight route article section chapter clause rule paragraph para page phase part measure "
    "proposition prop interstate highway motorway junction gate room platform channel apartment apt suite "
    "unit line terminal runway area zone sector district ward precinct appendix annex table figure fig "
    "chart exhibit volume vol issue episode season level tier grade category group class model type "
    "version version mark mk item point sample station hall pier berth lane exit studio schedule "
    "protocol convention directive regulation bill amendment formula max iphone ios android windows "
    "playstation xbox apollo soyuz falcon ariane stage proposal round "
    "squadron brigade battalion division regiment company corps box psalm sonnet symphony opus act "
    "scene track day week book form code docket case file lot plot slot pin serial unit sr psl"
)  # fmt: skip
MODEL_SUFFIXES = frozenset({"max", "pro", "neo", "ultra", "mini"})

# --------------------------------------------------------------------------- the noun after a number

# Words that end the noun phrase after a number: they cannot be its head.
STOPS = word_set(
    "a an the this that these those of in on at by for from to into onto with without within over under "
    "above below between among against across along around about after before since until till through "
    "throughout during per as than like near off out up down away ago and or but nor so yet if when while "
    "where who whom whose which what why how because although though unless whether not no never also "
    "only just even still already again once i you he she it we they me him her us them my your his its "
    "our their mine yours ours theirs himself herself itself themselves is are was were be been being am "
    "has have had having do does did done will would shall should can could may might must ought cannot "
    "each every either neither both all any some none more most fewer less least many much few several "
    "other another such own same here there now then today yesterday tomorrow later earlier too very "
    "said says say told asked added according including plus minus versus vs via amid despite except "
    "besides beyond toward towards upon behind beside beneath inside outside ahead apart together "
    "rather perhaps maybe almost nearly early late next last respectively however therefore thus hence "
    "instead otherwise worth"
)
# Frequent verbs that follow a number or its noun at once ("2,500 remain"); none is also a counted noun.
VERBS = word_set(
    "remain remained stay stayed left leave go goes went come comes came live lived die fell rose flee "
    "fled became become becomes began begin took take made make got get gave give given seen saw see "
    "know knew known think thought found find held hold kept keep ran run won win lost lose met meet "
    "paid pay sent send spent spend stood stand sat sit set put let hit cut cost read led lead brought "
    "bring built build bought buy caught drew drove grew grow spoke speak sold sell serve follow "
    "followed join joined appear seem seems seemed need want wanted use used try tried return returned "
    "ended"
)
# Plurals without -s, and words used as plurals.
PLURALS = word_set(
    "people men women children aircraft spacecraft hovercraft police staff personnel cattle sheep fish "
    "deer data media criteria phenomena dead wounded injured killed missing crew species series feet "
    "teeth mice geese oxen alumni clergy poultry livestock salmon trout cod squid bison folk offspring "
    "policemen policewomen firemen servicemen servicewomen gunmen fishermen businessmen councilmen "
    "lawmen congressmen spokesmen chairmen craftsmen sportsmen women policewomen grandchildren "
    "schoolchildren stepchildren kibbutzim fungi nuclei cacti stimuli bacteria memoranda referenda "
    "shrimp swine infantry artillery yes no aye nay votes lives"
)
# Words in -s that are no plurals.
SINGULARS = word_set(
    "is was has does his its this us as thus plus yes less across always perhaps various previous "
    "religious serious famous dangerous numerous anonymous continuous precious indigenous mass class "
    "gas bus glass press congress process access success business princess witness illness wilderness "
    "campus virus status census consensus bonus crisis basis analysis chaos texas paris minus versus "
    "besides sometimes towards afterwards news physics politics economics mathematics christmas "
    "overseas afterwards nowadays series species loss boss cross mississippi kansas arkansas iris "
    "suspicious religious conscious nervous autonomous unanimous hazardous poisonous infectious "
    "contagious luxurious ambitious cautious obvious homeless jobless wireless defenseless"
)  # fmt: skip

CALENDAR = (
    frozenset(MONTHS) - {"may", "march", "mar"}
    | frozenset(WEEKDAYS) - DOUBTFUL_WEEKDAYS
    | frozenset(WEEKDAY_PLURALS)
)

# A sentence without any of these words and without figures holds no time.
TRIGGERS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(WEEKDAY_PLURALS) | frozenset(SPANS)
    | frozenset(unit + "s" for unit in SPANS)
    | word_set("centuries today yesterday tomorrow tonight overnight spring summer autumn fall winter")
    | word_set("morning afternoon evening noon midnight twenties thirties forties fifties sixties seventies")
    | word_set("eighties nineties yearlong monthlong weeklong daylong decadelong")
)  # fmt: skip

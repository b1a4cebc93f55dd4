"""Units of measure and currencies, as data.

A unit's factor converts to the base of its dimension: metres, kilograms, square metres, cubic metres,
kilometres an hour, joules, watts, bytes. Temperatures convert to degrees Celsius with an offset.
"""

from __future__ import annotations

from factcheck.named import NamedTuple
from factcheck.values.lexicon import word_set


class Unit(NamedTuple):
    """A unit by its singular name, with its dimension and the size of one in the dimension's base."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0  # added before the factor: (x + offset) * factor


_SPELLINGS: tuple[tuple[str, str, float, str], ...] = (
    ("kilometer", "length", 1000.0, "km kms kilometer kilometers kilometre kilometres"),
    ("meter", "length", 1.0, "meter meters metre metres"),
    ("centimeter", "length", 0.01, "cm centimeter centimeters centimetre centimetres"),
    ("millimeter", "length", 0.001, "mm millimeter millimeters millimetre millimetres"),
    ("mile", "length", 1609.344, "mile miles mi"),
    ("yard", "length", 0.9144, "yard yards yd yds"),
    ("foot", "length", 0.3048, "foot feet ft"),
    ("inch", "length", 0.0254, "inch inches"),
    ("kilogram", "mass", 1.0, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    ("gram", "mass", 0.001, "gram grams gramme grammes"),
    ("milligram", "mass", 1e-6, "mg milligram milligrams"),
    ("microgram", "mass", 1e-9, "microgram micrograms mcg µg μg"),
    ("tonne", "mass", 1000.0, "tonne tonnes"),
    ("ton", "mass", 1000.0, "ton tons"),
    ("megatonne", "mass", 1e9, "megatonne megatonnes megaton megatons"),
    ("gigatonne", "mass", 1e12, "gigatonne gigatonnes gigaton gigatons"),
    ("pound", "mass", 0.45359237, "lb lbs"),
    ("ounce", "mass", 0.028349523125, "oz ounce ounces"),
    ("hectare", "area", 10000.0, "ha hectare hectares"),
    ("acre", "area", 4046.8564224, "acre acres"),
    ("liter", "volume", 0.001, "liter liters litre litres"),
    ("milliliter", "volume", 1e-6, "ml milliliter milliliters millilitre millilitres"),
    ("gallon", "volume", 0.003785411784, "gallon gallons"),
    ("barrel", "volume", 0.158987294928, "barrel barrels"),
    ("pint", "volume", 0.000568, "pint pints"),
    ("kilometer per hour", "speed", 1.0, "kph kmh kmph"),
    ("mile per hour", "speed", 1.609344, "mph"),
    ("knot", "speed", 1.852, "knot knots"),
    ("watt-hour", "energy", 3600.0, "wh"),
    ("kilowatt-hour", "energy", 3.6e6, "kwh"),
    ("megawatt-hour", "energy", 3.6e9, "mwh"),
    ("gigawatt-hour", "energy", 3.6e12, "gwh"),
    ("terawatt-hour", "energy", 3.6e15, "twh"),
    ("joule", "energy", 1.0, "joule joules"),
    ("watt", "power", 1.0, "watt watts"),
    ("kilowatt", "power", 1e3, "kw kilowatt kilowatts"),
    ("megawatt", "power", 1e6, "mw megawatt megawatts"),
    ("gigawatt", "power", 1e9, "gw gigawatt gigawatts"),
    ("horsepower", "power", 745.7, "hp horsepower"),
    ("kilobyte", "data", 1e3, "kb kilobyte kilobytes"),
    ("megabyte", "data", 1e6, "mb megabyte megabytes"),
    ("gigabyte", "data", 1e9, "gb gigabyte gigabytes"),
    ("terabyte", "data", 1e12, "tb terabyte terabytes"),
)  # fmt: skip

UNITS: dict[str, Unit] = {
    spelling: Unit(name, dimension, factor)
    for name, dimension, factor, spellings in _SPELLINGS
    for spelling in spellings.split()
}

# Read only when written against the figure or after a hyphen: alone they are words or letters.
GLUED: dict[str, Unit] = {
    "m": Unit("meter", "length", 1.0), "g": Unit("gram", "mass", 0.001), "t": Unit("tonne", "mass", 1000.0),
    "l": Unit("liter", "volume", 0.001), "w": Unit("watt", "power", 1.0),
    "in": Unit("inch", "length", 0.0254),
    "c": Unit("degree Celsius", "temperature", 1.0),
    "f": Unit("degree Fahrenheit", "temperature", 5 / 9, -32.0),
}  # fmt: skip

CELSIUS = Unit("degree Celsius", "temperature", 1.0)
FAHRENHEIT = Unit("degree Fahrenheit", "temperature", 5 / 9, -32.0)
DEGREE = Unit("degree", "temperature", 1.0)

SQUARE = frozenset({"sq", "square"})
CUBIC = frozenset({"cu", "cubic"})

BY_NAME: dict[str, Unit] = {unit.name: unit for unit in UNITS.values()}
for _name in ("kilometer", "meter", "centimeter", "mile", "yard", "foot", "inch"):
    BY_NAME[f"square {_name}"] = Unit(f"square {_name}", "area", BY_NAME[_name].factor ** 2)
    BY_NAME[f"cubic {_name}"] = Unit(f"cubic {_name}", "volume", BY_NAME[_name].factor ** 3)
BY_NAME[CELSIUS.name], BY_NAME[FAHRENHEIT.name], BY_NAME[DEGREE.name] = CELSIUS, FAHRENHEIT, DEGREE

SYMBOLS: dict[str, str] = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₴": "UAH", "₦": "NGN", "₫": "VND", "₱": "PHP", "฿": "THB", "₸": "KZT",
}  # fmt: skip
# Letters that stand before "$".
DOLLARS: dict[str, str] = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
    "r": "BRL", "nt": "TWD", "mx": "MXN",
}  # fmt: skip

_CODES = (
    "USD EUR GBP CHF JPY CNY AUD CAD NZD HKD SGD SEK NOK DKK INR RUB TRY ZAR BRL MXN KRW ILS PLN CZK HUF "
    "RON BGN UAH AED SAR QAR KWD IQD IRR EGP NGN KES THB IDR MYR PHP VND TWD ARS CLP COP PEN PKR BDT LKR ISK"
)
CODES: dict[str, str] = {code.lower(): code for code in sorted(word_set(_CODES))}
CODES["rmb"] = "CNY"
GLUED_CODES = frozenset({"usd", "eur", "gbp", "chf"})
CODE_ONLY_UPPER = frozenset({"try", "all", "cop", "pen", "ron"})

# Currency words: code and the value of one in the currency.
CURRENCY_WORDS: dict[str, tuple[str, float]] = {
    "dollar": ("USD", 1), "dollars": ("USD", 1), "buck": ("USD", 1), "bucks": ("USD", 1),
    "euro": ("EUR", 1), "euros": ("EUR", 1), "cent": ("USD", 0.01), "cents": ("USD", 0.01),
    "pence": ("GBP", 0.01), "quid": ("GBP", 1), "sterling": ("GBP", 1), "yen": ("JPY", 1),
    "yuan": ("CNY", 1), "renminbi": ("CNY", 1), "ruble": ("RUB", 1), "rubles": ("RUB", 1),
    "rouble": ("RUB", 1), "roubles": ("RUB", 1), "rupee": ("INR", 1), "rupees": ("INR", 1),
    "franc": ("CHF", 1), "francs": ("CHF", 1), "lira": ("TRY", 1), "liras": ("TRY", 1),
    "rand": ("ZAR", 1), "reais": ("BRL", 1), "kronor": ("SEK", 1), "kroner": ("kroner", 1),
    "krona": ("SEK", 1), "krone": ("kroner", 1), "shekel": ("ILS", 1), "shekels": ("ILS", 1),
    "peso": ("peso", 1), "pesos": ("peso", 1), "baht": ("THB", 1), "zloty": ("PLN", 1),
    "zlotys": ("PLN", 1), "forint": ("HUF", 1), "forints": ("HUF", 1), "hryvnia": ("UAH", 1),
    "hryvnias": ("UAH", 1), "dirham": ("AED", 1), "dirhams": ("AED", 1), "riyal": ("SAR", 1),
    "riyals": ("SAR", 1), "rial": ("rial", 1), "rials": ("rial", 1), "naira": ("NGN", 1),
    "ringgit": ("MYR", 1), "rupiah": ("IDR", 1), "dinar": ("dinar", 1), "dinars": ("dinar", 1),
    "shilling": ("shilling", 1), "shillings": ("shilling", 1),
}  # fmt: skip

# "Canadian dollars": the adjective decides.
CURRENCY_BY_COUNTRY: dict[tuple[str, str], str] = {
    ("canadian", "dollar"): "CAD", ("australian", "dollar"): "AUD", ("singapore", "dollar"): "SGD",
    ("zealand", "dollar"): "NZD", ("kong", "dollar"): "HKD", ("taiwan", "dollar"): "TWD",
    ("american", "dollar"): "USD", ("us", "dollar"): "USD", ("swiss", "franc"): "CHF",
    ("danish", "kroner"): "DKK", ("norwegian", "kroner"): "NOK", ("danish", "krone"): "DKK",
    ("norwegian", "krone"): "NOK", ("swedish", "kronor"): "SEK", ("swedish", "krona"): "SEK",
    ("icelandic", "kronur"): "ISK", ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP",
    ("syrian", "pound"): "SYP", ("british", "pound"): "GBP", ("iraqi", "dinar"): "IQD",
    ("kuwaiti", "dinar"): "KWD", ("iranian", "rial"): "IRR", ("turkish", "lira"): "TRY",
    ("indian", "rupee"): "INR", ("pakistani", "rupee"): "PKR", ("mexican", "peso"): "MXN",
    ("argentine", "peso"): "ARS", ("philippine", "peso"): "PHP", ("saudi", "riyal"): "SAR",
    ("kenyan", "shilling"): "KES", ("euro", "cent"): "EUR", ("japanese", "yen"): "JPY",
    ("chinese", "yuan"): "CNY", ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB",
    ("israeli", "shekel"): "ILS", ("south", "rand"): "ZAR", ("african", "rand"): "ZAR",
}  # fmt: skip
COUNTRY_WORDS = frozenset(country for country, _ in CURRENCY_BY_COUNTRY) | {"hong", "new", "u"}


def factor(unit: str) -> float:
    """The size of one `unit` (its singular name) in the base of its dimension; 1.0 for other names."""
    known = BY_NAME.get(unit)
    return known.factor if known else 1.0

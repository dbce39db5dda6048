"""Which legacy encoding a text is written in, judged by the letters it would spell.

Frequency models need pages of text; a customer list may hold ten names. So each encoding is asked whether the sample,
read its way, spells the letters of one language: Czech read as Western European spells Danish and Italian letters in
one word, Big5 read as GB18030 spells characters that nobody uses. Files in several European languages stay Western
European unless the bytes on which two encodings differ say otherwise.
"""
import re

WESTERN = "cp1252"
_LANGUAGES = {
    "cp1255": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",),
    "cp1256": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگ",),
    "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",),
    "cp1251": ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгдежзийклмнопрстуфхцчшщьюяіїєґ",
               "абвгдежзйклмнопрстуфхцчшыьэюяёіў", "абвгдђежзијклљмнњопрстћуфхцчџшј"),
    "cp1254": ("çğıİöşüâî",),
    WESTERN: ("äöüß", "éèêëàâçîïôûùœæ", "áéíóúñü", "ãõáéíóúâêôàç", "àèéìòù", "åäöé", "æøåé", "áðéíóúýþæö", "ëïéèáóü"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
    "cp1258": ("ăâđêôơưáàéèíóùúý\u0300\u0301\u0303\u0309\u0323",),
}
_DOUBLE_BYTE = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
_NEUTRAL = frozenset("“”‘’„‚–—…•·«»°§©®™€£¥№¿¡ºª½²³×\xa0\xad")
_LATIN = {"cp1254", "cp1250", "cp1257", "cp1258"}
_BESIDE_DIGIT = re.compile(r"(?<=\d)[^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=\d)")
_BESIDE_LATIN = re.compile(r"(?<=[A-Za-z])[^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=[A-Za-z])")
_CAPITAL_INSIDE = re.compile(r"(?<=[^\W\d_])[^\W\d_]")

LEGACY_ENCODINGS = (*_DOUBLE_BYTE, *_LANGUAGES)


def rank_encodings(sample):
    """The legacy encodings in which `sample` (bytes, whole lines) can be read, the most likely first."""
    texts = {}
    for encoding in (WESTERN, *LEGACY_ENCODINGS):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text != texts.get(WESTERN):
            texts[encoding] = text
    values = {encoding: _values(text, encoding) for encoding, text in texts.items()}
    scores = {encoding: _mean(fits) for encoding, fits in values.items()}
    for encoding in _LATIN & texts.keys() if WESTERN in texts else ():
        if _advantage(encoding, texts, values) < 0 or scores[encoding] < scores[WESTERN]:
            scores[encoding] = -2
    return sorted(texts, key=lambda encoding: (-scores[encoding], LEGACY_ENCODINGS.index(encoding)))


def _mean(values):
    told = [value for value in values if value is not None]
    return sum(told) / len(told) if told else 0


def _advantage(encoding, texts, values):
    """How much better a Latin encoding does than Western European where the two read a byte differently."""
    pairs = zip(texts[encoding], values[encoding], texts[WESTERN], values[WESTERN], strict=True)
    gains = [(mine or 0) - (theirs or 0) for char, mine, other, theirs in pairs if char != other]
    return sum(gains) / len(gains) if gains else 0


def _values(text, encoding):
    """For each character how well it fits, from -1 to 1; None where it says nothing."""
    if encoding in _DOUBLE_BYTE:
        fits = {char: _fit_of_pair(char, encoding) for char in set(text)}
        return [fits[char] for char in text]
    alphabets = _LANGUAGES[encoding]
    known = set().union(*alphabets)
    spoken = set(max(alphabets, key=lambda letters: sum(char in letters for char in text.lower())))
    elsewhere = 0.6 if encoding == WESTERN else 0.5
    fits = {char: _fit_of_letter(char, spoken, known, elsewhere) for char in set(text)}
    values = [fits[char] for char in text]
    strangers = (_BESIDE_DIGIT,) if encoding in _LATIN or encoding == WESTERN else (_BESIDE_DIGIT, _BESIDE_LATIN)
    for pattern in strangers:
        for match in pattern.finditer(text):
            values[match.start()] = -1
    for match in _CAPITAL_INSIDE.finditer(text):
        at = match.start()
        if values[at] is not None and text[at].isupper() and text[at - 1].islower():
            values[at] = -1
    return values


def _fit_of_letter(char, spoken, known, elsewhere):
    """1 for a letter of the language the text speaks most, `elsewhere` for one of another of the encoding, else -1."""
    if char < "\x80" or char in _NEUTRAL:
        return None
    small = char.lower() if len(char.lower()) == 1 else char
    return 1 if small in spoken else elsewhere if small in known else -1


def _fit_of_pair(char, encoding):
    """1 for the everyday characters of the standard's first level, 0.3 for its second, -1 for what is beyond."""
    if char < "\x80":
        return None
    code = char.encode(encoding)
    first, last = _DOUBLE_BYTE[encoding]
    if len(code) != 2 or (encoding == "gb18030" and code[1] < 0xA1):
        return -1
    if code[0] < 0xA4:
        return None
    return 1 if first <= code[0] <= last else 0.3 if last < code[0] < 0xFA else -1

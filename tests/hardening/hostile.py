"""What somebody types who wants to see it break."""
HOSTILE = [
    "", " ", "x" * 100_001, "关系" * 40_000, "\x00", "a\x00b", "\x1b[31m\x07\x08", "\ud800", "a\udfffb",
    "\u202egpj.exe", "\u2066x", "9" * 30, "-" + "9" * 30, "9223372036854775808", "-9223372036854775809",
    "4294967296", "1e400", "-1", "-0", "NaN",
    "Infinity", "0x10", "１２", "٣", "1,000.5.5", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "0000-00-00",
    "9999-12-31T23:59", "2026-11-01T25:61", "24:00", "99:99", "[]", "{}", "null", "true", "{{7*7}}", "%s%n%x",
    "../../etc",
    "' OR 1=1 --", "\"; DROP TABLE records; --", "=1+1", "a\r\nSet-Cookie: b=1", "<script>alert(1)</script>",
    "👩‍👩‍👧" * 60,
    "a@b", "@" * 300, "http://[::1", "javascript:alert(1)", "%", "%zz", "\\", "_", "İ", "ﬀ", "\ufeff", "e\u0301" * 500,
]
POLYGLOT = ("=1+1'\"></script></textarea></title><img src=x onerror=alert(1)><svg/onload=alert(2)>"
            "{{7*7}}${7*7}; DROP TABLE records;--\nX-INJECTED: 1\n中文 ")
UNESCAPED = ["<img src=x", "<svg/onload", "onerror=alert(1)>", "\"></script></textarea>", "=1+149${"]

"""PDF files of a few objects, written by hand so that tests need no files."""

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]  # from the left, from the foot, size, words

_WIDE = b"""<< /Type /Font /Subtype /Type0 /BaseFont /Sim /Encoding /Identity-H /DescendantFonts [%d 0 R]
/ToUnicode %d 0 R >>"""
_CID = b"""<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sim /DW 1000 /FontDescriptor %d 0 R
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"""
_DESCRIPTOR = b"""<< /Type /FontDescriptor /FontName /Sim /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0
/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"""
_PICTURE = b"""<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray
/BitsPerComponent 8 /Length 1 >>
stream
\x80
endstream"""
_LOCK = b"""<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>""" % (b"11" * 32, b"22" * 32)


def make_pdf(pages: Sequence[Sequence[Line]], *, locked: bool = False, known: bool = True) -> bytes:
    """Return a PDF with a page for each list of lines; one without lines shows a picture.

    Args:
        pages: The lines of each page.
        locked: Whether a password is needed.
        known: Whether its Chinese font says which letters it shows.
    """
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, tree, picture = add(b""), add(b""), add(_PICTURE)
    plain = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    letters = sorted({c for page in pages for *_, words in page for c in words if ord(c) > 255})
    pairs = "".join(
        f"1 beginbfchar\n<{ord(c):04X}> <{ord(c) if known else 0xE000 + n % 999:04X}>\nendbfchar\n"
        for n, c in enumerate(letters)
    )
    table = f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{pairs}endcmap".encode()
    mapping = add(_stream(table))
    wide = add(_WIDE % (add(_CID % add(_DESCRIPTOR)), mapping))
    resources = b"<< /Font << /A %d 0 R /W %d 0 R >> /XObject << /P %d 0 R >> >>" % (plain, wide, picture)
    kids = []
    for page in pages:
        body = add(_stream(_drawn(page) if page else b"q 500 0 0 700 40 60 cm /P Do Q"))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>"
                % (tree, resources, body)
            )
        )
    objects[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[tree - 1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    return _written(objects, catalog, add(_LOCK) if locked else None)


def _drawn(page: Sequence[Line]) -> bytes:
    out = [b"BT"]
    for left, foot, size, words in page:
        if any(ord(c) > 255 for c in words):
            shown, font = b"<" + words.encode("utf-16-be").hex().encode() + b">", b"W"
        else:
            escaped = (
                words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            )
            shown, font = b"(" + escaped + b")", b"A"
        out.append(b"/%s %d Tf 1 0 0 1 %d %d Tm %s Tj" % (font, size, left, foot, shown))
    return b"\n".join([*out, b"ET"])


def _stream(body: bytes) -> bytes:
    packed = zlib.compress(body)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _written(objects: Sequence[bytes], catalog: int, lock: int | None) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt %d 0 R /ID [<00> <00>]" % lock if lock else b""
    trailer = b"<< /Size %d /Root %d 0 R%s >>" % (len(objects) + 1, catalog, locked)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        trailer,
        len(out),
    )

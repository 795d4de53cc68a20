"""PDFs written by hand, for tests: in points from the lower left corner of 400 by 400."""

from __future__ import annotations

import hashlib
import zlib

_HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_VERTICAL = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniCNS-UCS2-V /DescendantFonts "
    "[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) "
    "/Ordering (CNS1) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Song "
    "/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 "
    "/StemV 80 >> >>] >>"
)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def bytes_of(made: object) -> bytes:
    """Return what Typst made, which is typed as several things."""
    assert isinstance(made, bytes)
    return made


def text(x: float, y: float, word: str, *, size: float = 10, matrix: str = "1 0 0 1") -> str:
    """Return what draws a word in Helvetica with its baseline beginning at (x, y)."""
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({word}) Tj ET\n"


def drawn(
    *contents: str,
    page: str = "",
    form: str = "",
    packed: bool = False,
    nested: int = 0,
    vertical: bool = False,
) -> bytes:
    """Return a PDF with a page for each content; `/Form1 Do` in it draws `form`.

    With `nested`, the form draws ten times one that draws ten times another …
    """
    fonts = f"/F1 {_HELVETICA}" + (f" /V {_VERTICAL}" if vertical else "")
    count = len(contents)
    first = 3 + 2 * count
    resources = f"/Resources << /Font << {fonts} >> /XObject << /Form1 {first} 0 R >> >>"
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
    ]
    for number, content in enumerate(contents):
        place = f"/MediaBox [0 0 400 400] {page} {resources} /Contents {4 + 2 * number} 0 R"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {place} >>".encode(),
            _stream(content.encode("latin-1"), packed=packed),
        ]
    for depth in range(nested):
        inner = f"/Resources << /XObject << /Form1 {first + depth + 1} 0 R >> >>"
        objects.append(_stream(b"/Form1 Do " * 10, f"{_FORM} {inner}"))
    objects.append(_stream(form.encode("latin-1"), _FORM))
    return _file(objects)


_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 400 400]"


def _stream(content: bytes, more: str = "", *, packed: bool = False) -> bytes:
    if packed:
        content, more = zlib.compress(content), more + " /Filter /FlateDecode"
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: list[bytes], trailer: str = "") -> bytes:
    out = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (
        f"trailer << /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    )
    return out + end.encode()


def locked(content: str, *, user: bytes) -> bytes:
    """Return a PDF of one page, encrypted with RC4 of 40 bits (PDF 32000-1:2008, 7.6.3)."""
    owner = _rc4(hashlib.md5(_padded(b"owner")).digest()[:5], _padded(user))
    name, rights = b"0123456789ABCDEF", -4
    seed = _padded(user) + owner + rights.to_bytes(4, "little", signed=True) + name
    key = hashlib.md5(seed).digest()[:5]
    own = hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 {_HELVETICA} >> >> /Contents 4 0 R >>".encode(),
        _stream(_rc4(own, content.encode("latin-1"))),
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}> /P {rights} >>".encode(),
    ]
    return _file(objects, f"/Encrypt 5 0 R /ID [<{name.hex()}> <{name.hex()}>]")


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for place in range(256):
        other = (other + state[place] + key[place % len(key)]) % 256
        state[place], state[other] = state[other], state[place]
    out, one, other = bytearray(), 0, 0
    for byte in content:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)

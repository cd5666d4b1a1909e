"""QR codes as small pictures that stand inside the page: what is printed can be scanned again."""

import segno


def qr_image(text: str, *, scale: int = 4) -> str:
    """A data URI (PNG, black on nothing) of the QR code of this text; the same text gives the same bytes."""
    return segno.make(text, error="m", micro=False).png_data_uri(scale=scale, border=0)

"""The certificate with which the participants' door speaks https."""

import ssl
from pathlib import Path

from netwerk_widgets.session.errors import NetwerkError

#: The files of a certificate and of its key.
Certificate = tuple[str, str]


def checked(certfile: str | None, keyfile: str | None) -> Certificate | None:
    """The two files, tried out before anything is opened; None when there is no certificate.

    A key that is in the certificate's own file needs no ``keyfile``.

    Raises
    ------
    NetwerkError
        When a file is not there, cannot be read, or the two do not belong together.
    """
    if certfile is None:
        if keyfile is not None:
            raise NetwerkError("key_without_certificate", file=keyfile)
        return None
    files = (certfile, keyfile or certfile)
    for each in files:
        if not Path(each).is_file():
            raise NetwerkError("certificate_missing", file=each)
    certificate = (str(Path(files[0]).resolve()), str(Path(files[1]).resolve()))
    try:
        context(certificate)
    except (OSError, ValueError) as problem:
        raise NetwerkError("certificate_wrong", file=files[0], keyfile=files[1]) from problem
    return certificate


def context(certificate: Certificate) -> ssl.SSLContext:
    """What a server needs to speak https.

    Raises
    ------
    OSError, ValueError
        When the files cannot be read, or are no certificate and its key.
    """
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    # A key behind a password would be asked for on a terminal that may not be there.
    made.load_cert_chain(*certificate, password="")
    return made


def trusting() -> ssl.SSLContext:
    """For asking our own door whether it is open: on loopback, whatever its certificate says."""
    made = ssl.create_default_context()
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made

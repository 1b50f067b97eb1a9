"""The workbook in a browser that runs Python itself: a static site, without a server of ours.

`building` makes the site (``make lite``), `running` is what runs in the browser's worker; the page
around it is in ``page/``. ``pins.toml`` has the versions that go together.
"""

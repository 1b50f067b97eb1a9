"""The servers: the workbook's door, the participants' door, JupyterLab."""

import sys

# Jupyter has jsonschema check addresses with letters of all languages; the grammar for it is
# built anew at every start, which takes two seconds, and no schema of Jupyter's has such an
# address. jsonschema does without when it is not there.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

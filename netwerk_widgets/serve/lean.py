"""Parts of Voilà's front end that no page of ours uses, left where they are.

The front end is made of the parts of JupyterLab. Some of them it fetches for what others may have
installed beside it; the managers of the widgets ask of them only whether they are there, which on
a page they never are. On the pages that we ship something empty stands in their place; a page of
one's own may show any widget, and gets all of it.
"""

import re

#: A notebook, a console, a menu and a log to put widgets in, and a grid that ours is not.
UNUSED = (
    "@jupyterlab/console",
    "@jupyterlab/logconsole",
    "@jupyterlab/mainmenu",
    "@jupyterlab/notebook",
    "@lumino/datagrid",
)

#: Whatever is asked of it is there and does nothing: a name for a plugin to look for, or a class.
_EMPTY = (
    "var netwerkEmpty=(()=>{const made={};return new Proxy({},{get:(_,name)=>"
    'typeof name==="symbol"||name==="then"?undefined:made[name]??=class{}})})();'
)


def lean(script: str) -> str:
    """The script that begins the front end, without fetching what is unused.

    A front end that is built in another way stays as it is.
    """
    whole = script
    for name in UNUSED:
        script = _registered(name).sub(r"\1(()=>Promise.resolve((()=>netwerkEmpty)))", script)
    return script if script == whole else _EMPTY + script


def _registered(name: str) -> re.Pattern[str]:
    """Where a part is told to be there, with the function that fetches it."""
    fetched = r"(?:Promise\.all\(\[[\w.(),]*\]\)|\w+\.e\(\d+\))"
    return re.compile(
        rf'(\b\w+\("{re.escape(name)}","[\w.+-]+",)'
        rf"\(\(\)=>{fetched}\.then\(\(\(\)=>\(\)=>\w+\(\d+\)\)\)\)"
    )

"""The servers: the workbook's door, the participants' door, JupyterLab."""

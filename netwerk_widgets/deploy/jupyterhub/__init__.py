"""The workbook on a JupyterHub: its launcher, the hub's hooks, and what is written for it."""

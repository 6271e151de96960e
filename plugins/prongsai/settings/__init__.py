"""`mkdocs.yml` → what a site says of itself: its name, its address, its folders and how it looks."""

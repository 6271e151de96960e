"""How well, how fast and at what cost the search finds: ours, Material's and Pagefind's, on the same pages in one run."""

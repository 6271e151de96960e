"""Speed and memory: the same facts built by this project and by stock MkDocs, in one run."""

"""Views → pieces of HTML: templates, QR codes, colours, and the pages that people write themselves."""

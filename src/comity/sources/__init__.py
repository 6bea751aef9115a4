"""Bytes to documents: `opener` opens what is given, `open` tells the format, a room for each family reads it.

`pages` web pages and feeds · `web` how they are fetched · `office` Word and Hangul · `pdf` · `mail` ·
`lists` an office's tables · `crawl` archives of crawls. What all of them ask: `charset`, `language`,
`published`, `properties`.
"""

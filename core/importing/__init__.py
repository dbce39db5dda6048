"""Files of others on their way in.

Reading side, which knows no database: `tables` opens any table file as a stream of rows (`sniffing` and `alphabets`
find out how a text is written, `spreadsheets` reads workbooks), `values` reads what stands in a cell (`decimals`,
`dates`).
"""

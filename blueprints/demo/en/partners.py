"""What is promised to partners, what their people hold, and what market funds are for."""
PROGRAMMES = [("Recommending", 60, 16), ("Selling with us", 120, 9)]  # name, days protected, business hours to answer
CERTIFICATES = ["Tea sommelier", "Porcelain adviser", "Table setting, advanced"]
TERRITORIES = ["Hotels in the north", "Restaurants of one city", "Offices and canteens", "Gift shops", "Trade fairs"]
PARTNER_TERMS = ["Commission paid by the quarter", "Commission paid once the customer has paid"]
REFUSALS = ["We have been talking to them since spring", "Too far away for us to deliver"]
FUNDS = ["Joint marketing, last year", "Joint marketing, this year"]
CAMPAIGNS = ["Stand at the autumn fair", "Tasting evening for chefs", "Catalogue with our porcelain"]
INVOICE = "Invoice {number}"

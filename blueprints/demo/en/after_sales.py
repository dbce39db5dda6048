"""Things with serial numbers, (code of a product, else what it is), and what happens to them."""
THINGS = [("ACC-305", "Electric kettle 1.2 l"), ("POR-203", "Tasting set, six pieces"), ("", "Water boiler, 10 l"),
          ("", "Tea grinder, counter model")]
VOIDED = ["Opened by somebody else", "Fell down the stairs, as they told us", "Descaled with hydrochloric acid"]
STEP_NOTES = ["In a dented box", "Customer told by phone", "Waits for the weekend", "Photos are with the files",
              "Colleague from the workshop looked at it, too"]
SPARE_PARTS = [("Battery contact", "1.20"), ("Lid hinge", "2.80"), ("Heating element", "14.50"), ("Seal", "0.60"),
               ("Power cord", "4.10")]
OUTCOMES = {
    "return": ["Goods as new, back on the shelf", "Goods not fit to be sold again"],
    "repair": ["Contacts cleaned, tested for an hour", "Part replaced and tested", "Ran two days without a fault"],
    "visit": ["Two hours of training for six people", "Showed them how to brew and how to clean"],
}

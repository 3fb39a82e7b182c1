"""How names are built of first names, last names and places: persons by origin, places, and organisations short and long."""

FIELDS = ("Health", "Finance", "Education", "Defence", "Foreign Affairs", "Agriculture", "Transport", "Justice", "Energy", "Labour", "Tourism", "Science and Technology", "Culture", "Trade and Industry",
          "Natural Resources", "Home Affairs", "Public Works", "Water Resources", "Environmental Protection", "Mining", "Fisheries", "Youth and Sport", "Social Welfare", "Veterans Affairs")
SUBJECTS = ("Physics", "Medicine", "Economics", "Law", "Music", "Engineering", "Arts", "Public Health", "Marine Biology", "Astronomy", "Applied Sciences", "Design", "Agriculture", "Theology",
            "Computer Science", "Natural History", "Modern Art", "Linguistics", "Neuroscience", "Molecular Genetics")
TRADES = ("Foods", "Motors", "Logistics", "Textiles", "Pharmaceuticals", "Steel", "Airlines", "Insurance", "Shipping", "Electronics", "Software", "Mining", "Chemicals", "Construction", "Energy", "Media",
          "Telecom", "Cement", "Breweries", "Securities", "Properties", "Robotics", "Biotech", "Semiconductors", "Optics", "Systems", "Solutions", "Networks", "Analytics", "Labs", "Ventures", "Consulting")
SHOPS = ("Kitchen", "Garage", "Pizza", "Bakery", "Grill", "Cafe", "Bistro", "Barber Shop", "Auto Repair", "Flowers", "Hardware", "Books", "Diner", "Salon", "Dental", "Veterinary Clinic", "Steakhouse",
         "Pub", "Deli", "Gym", "Spa", "Tavern", "Sushi", "BBQ", "Florist", "Plumbing", "Pharmacy", "Inn", "Nails", "Tire Center", "Bridal", "Noodle House", "Coffee Roasters")
TEAMS = ("United", "City", "Rovers", "Wanderers", "Tigers", "Hawks", "Wolves", "Bulls", "Knights", "Sharks", "Athletic", "Rangers", "Dynamo", "Sporting", "Falcons", "Warriors", "Cricket Club", "Rugby Club")
LEGAL = ("Inc.", "Inc", "Corp.", "Corp", "Ltd", "Ltd.", "Limited", "plc", "LLC", "LLP", "GmbH", "AG", "S.A.", "SA", "S.p.A.", "AB", "Oy", "BV", "NV", "Co.", "Pty Ltd", "Pvt Ltd", "Co., Ltd.", "& Co.",
         "& Co. KG", "Holdings", "Group", "Group plc", "and Sons", "Brothers", "S.r.l.", "A.S.", "a.s.", "Sp. z o.o.", "Bhd", "Tbk")
MANNERS = ("Golden", "Red", "Royal", "Blue", "Silver", "Green", "Rusty", "Hungry", "Lucky", "Crooked", "Black", "Old", "Little", "Flying", "Happy", "White")
THINGS = ("Dragon", "Lion", "Anchor", "Spoon", "Lantern", "Crown", "Fox", "Oak", "Elephant", "Pear", "Goose", "Lotus", "Moon", "Swan", "Kettle", "Barn", "Horse", "Rooster", "Garden", "Table")
WINGS = ("Democratic", "Socialist", "Liberal", "Conservative", "Communist", "National", "People's", "Labour", "Green", "Christian Democratic", "Republican", "Workers'", "Progressive", "Independence")
STARTS = ("Nex", "Vel", "Zor", "Quan", "Bril", "Omni", "Trel", "Kly", "Sola", "Vand", "Xen", "Palo", "Grav", "Myr", "Ostro", "Fenn", "Lumi", "Hexa", "Terra", "Civ", "Plex", "Aur", "Dyna", "Zeph", "Cor")
ENDS = ("trio", "ara", "ix", "on", "ify", "ent", "ora", "lytics", "soft", "wave", "tek", "pharm", "gen", "net", "base", "ly", "mark", "tronics", "via", "dex", "corp", "hub", "craft", "ium", "ware", "scape")

# By the number of their words, as corpora cut them; {a} is an acronym, {x} a coined word.
ORGANISATIONS = {
    1: ("{x}", "{x}", "{a}", "{last}", "{city}"),
    2: ("{last} {legal1}", "{last} {trade1}", "{city} {team1}", "FC {city}", "{city} FC", "{city} University", "{x} {legal1}", "{x} {trade1}", "{last} {shop1}", "{last} Foundation", "{last} College", "{city} Police",
        "{city} Council", "{city} Airlines", "{last} Group", "Cafe {first}", "{a} {trade1}", "{city} Times", "{city} Herald", "Radio {city}", "Banco {last}", "Grupo {last}", "{manner} {thing}"),
    3: ("Bank of {city}", "University of {city}", "Ministry of {field1}", "{last} & {last}", "{last} and {last}", "{city} City Council", "{city} Medical Center", "{city} Stock Exchange", "{manner} {thing} {shop1}",
        "{last} Business School", "{last} {trade} {legal1}", "{city} State University", "{wing1} Party of {city}", "{city} {wing1} Party", "{first} 's {shop1}", "{city} Police Department", "{city} Symphony Orchestra", "{city} Daily News",
        "Real {city} CF", "{city} Chamber Choir", "{last} Memorial Hospital", "Museum of {subject1}", "{city} Water Authority", "{x} {trade} {legal1}", "{city} Pizza Company", "Port of {city}"),
    4: ("{city} Ministry of {field1}", "Technical University of {city}", "Supreme Court of {state}", "{last} & {last} {legal1}", "{last} , {last} & {last}", "{city} Institute of {subject1}", "{last} School of {subject}",
        "Association of {city} {trade} Workers", "{city} Museum of {subject}", "Department of {field}", "Ministry of {field}", "{wing} Party of {state}", "{first} & {first} 's {shop1}", "First National Bank of {city}", "Chamber of Commerce of {city}",
        "{city} and {city} Railway Company", "Central Bank of {state}", "{last} {trade} of {state}", "International Federation of {trade} Workers", "{manner} {thing} {shop}", "{city} Centre for {subject} Research",
        "National {trade} Commission of {state}", "St. {first} 's Hospital", "{last} , {last} and {last} {legal1}", "{city} Committee for Human Rights", "Faculty of {subject} , University of {city}", "Our Lady of {city} Church",
        "Royal {city} Academy of {subject}", "{last} Center for {subject}", "{city} Society of {subject}", "United {trade} and {trade} Workers of {state}", "{city} Department of {field}"),
}
PLACES = {
    1: ("{city}",) * 8 + ("{state}", "{country}"),
    2: ("{city2}", "{city2}", "{state}", "{country}", "{last} Street", "{last} Road", "{last} Avenue", "{street}", "Lake {last}", "Mount {last}", "{last} River", "{last} Valley", "Port {last}", "{last} Island", "North {city}",
        "{city} Airport", "{last} Park", "{last} Bridge", "{last} Stadium", "{city} Province", "Fort {last}", "{city} County", "{last} Square", "{city} Bay", "Rue {first}", "Via {last}", "Calle {last}", "{last} Lane"),
    3: ("{country}", "{street}", "{city} International Airport", "Gulf of {city}", "Province of {city}", "{first} {last} Street", "Cape {first} {last}", "{last} National Park", "{city} Railway Station", "Isle of {last}", "Plaza de {last}",
        "Strait of {city}", "{city} Old Town", "{city2}", "Bay of {city}", "Avenue de {last}"),
}

SERVING = ("{manner} {thing}", "{manner} {thing} {shop}", "The {manner} {thing}", "{first} 's {shop}", "{first} 's", "{last} 's {shop}", "{last} {shop}", "{last} & {last}", "{city} {shop}", "Taste of {city}", "{thing} and {thing}",
           "{thing} & {thing} {shop}", "{thing} {shop}", "Little {city}", "Casa {last}", "La {thing}", "{city} House of {food}", "{food} and {food}", "{food} & {food} {shop}", "The {food} {place}", "{food} {place}", "{city} {food} {place}")
FOOD = ("Bread", "Butter", "Noodles", "Pizza", "Spice", "Curry", "Coffee", "Tea", "Bagels", "Waffles", "Tacos", "Sushi", "Honey", "Olives", "Salt", "Pepper", "Rice", "Tofu", "Cheese", "Beans", "Thyme", "Saffron", "Burgers", "Pancakes")
PLACE = ("House", "Corner", "Kitchen", "Company", "Factory", "Room", "Bar", "Shack", "Palace", "Garden", "Lounge", "Market", "Club", "Cellar", "Express")
STREETS = ("{last} {road}",) * 4 + ("{first} {last} {road}", "{common} {road}", "{common} {road}", "{common} {road}", "{street}", "{city} {road}", "North {last} {road}", "{last} {road} East", "Old {city} Road", "Rue {last}", "Via {first} {last}", "Calle {last}")
ROADS = ("Street", "Street", "Road", "Road", "Avenue", "Avenue", "Lane", "Drive", "Close", "Court", "Boulevard", "Crescent", "Terrace", "Place", "Way", "Hill", "Row", "Mews", "Gardens", "Grove", "Square", "Quay", "Parkway", "Alley",
         "St", "St.", "Ave", "Ave.", "Rd", "Rd.", "Blvd", "Dr.", "Ln", "Highway", "Walk", "Gate")
COMMON = ("Station", "High", "Church", "Mill", "Main", "Park", "Elm", "Oak", "Maple", "Cedar", "Willow", "Kestrel", "River", "Lake", "School", "Market", "Bridge", "Castle", "Chapel", "Orchard", "Meadow", "Victoria", "King", "Queen",
          "Hillside", "Sunset", "Pine", "Forest", "Harbour", "Garden", "Spring", "Stone", "Abbey", "Manor", "Poplar", "Heron", "Juniper", "Magnolia", "Canal", "Granary")


def cut(name):
    """A name as corpora cut it: commas and possessives are words of their own."""
    return name.replace(",", " ,").replace("'s ", " 's ").split()


class Maker:
    """Builds names out of a pool. `origin` fixes where they come from; otherwise each name has one of its own."""

    def __init__(self, pool):
        self.pool, self.all = pool, sorted(pool.origins)
        self.states = [s for kinds in pool.origins.values() for s in kinds["state"]]
        self.countries = pool.origins["english"]["country"]
        self.streets = {origin: kinds["street"] for origin, kinds in pool.origins.items() if kinds["street"]}

    def origin(self, rng):
        return rng.choice(self.all)

    def person(self, rng, size, origin=None):
        """(words) of a person of about so many words; with one, a last or a first name."""
        origin = origin or self.origin(rng)
        of = self.pool.origins[origin]
        first, last = rng.choice(of["first"]), rng.choice(of["last"])
        if size == 1:
            return cut(last if rng.random() < 0.6 else first.split()[0])
        if size > 2:
            second = rng.choice(of["first"])
            middle = {"spanish": rng.choice(of["last"]), "portuguese": "da " + rng.choice(of["last"]), "arabic": rng.choice(("bin ", "Abu ", "ibn ", "Abdel ")) + second, "dutch": "van der"}.get(origin, second)
            return cut(f"{first} {rng.choice((middle, middle, first[0] + '.'))} {last}")
        if origin in ("chinese", "korean", "vietnamese") and rng.random() < 0.7 or origin in ("japanese", "hungarian") and rng.random() < 0.15:
            return cut(f"{last} {first}")
        return cut(f"{first[0]}. {last}" if rng.random() < 0.06 else f"{first} {last}")

    def filled(self, pattern, rng, origin=None):
        origin = origin or self.origin(rng)
        of = self.pool.origins[origin]
        while "{" in pattern:
            key = pattern[pattern.index("{") + 1 : pattern.index("}")]
            pattern = pattern.replace("{" + key + "}", self.part(key, of, rng), 1)
        return cut(pattern)

    def part(self, key, of, rng):
        fixed = {"field": FIELDS, "subject": SUBJECTS, "trade": TRADES, "shop": SHOPS, "team": TEAMS, "legal": LEGAL, "manner": MANNERS, "thing": THINGS, "wing": WINGS,
                 "food": FOOD, "place": PLACE, "road": ROADS, "common": COMMON}
        name = key.rstrip("12")
        if name in fixed:
            return rng.choice([x for x in fixed[name] if key == name or " " not in x])
        if name == "a":
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVWZ") for _ in range(rng.choice((3, 3, 4, 4, 5))))
        if name == "x":
            return rng.choice(STARTS) + rng.choice(ENDS)
        if key == "city2":
            return rng.choice([c for c in of["city"] if " " in c] or of["city"])
        if name in ("state", "country", "street"):
            return rng.choice({"state": of["state"] or self.states, "country": self.countries, "street": of["street"] or rng.choice(list(self.streets.values()))}[name])
        return rng.choice(of[name])

    def name(self, kind, rng, size, origin=None):
        """The words of a name of a type, of about so many words."""
        if kind == "PER":
            return self.person(rng, size, origin)
        patterns = ORGANISATIONS if kind == "ORG" else PLACES
        return self.filled(rng.choice(patterns[min(size, max(patterns))]), rng, origin)

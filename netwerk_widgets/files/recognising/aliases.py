"""What people and programs call a column or a value, besides the workbook's own words.

These are matched, never shown. The first that fits counts: the surest come first.
"""

#: Of a list of parties. ``type`` is a heading that may mean several things: see `headers`.
PARTY: dict[str, tuple[str, ...]] = {
    "id": ("kenmerk", "identifier", "netwerk id"),
    "ref": ("id",),
    "name": (
        "naam", "name", "naam partij", "naam organisatie", "partij", "party", "party name",
        "organisatie", "organisatienaam", "organisation", "organization", "organisation name",
        "organization name", "stakeholder", "belanghebbende", "label", "factor", "element",
        "instelling", "bedrijf", "company", "actor", "node", "partijen", "parties",
        "organisaties", "stakeholders", "wie", "who", "uw organisatie", "your organisation",
        "your organization", "eigen organisatie", "respondent", "deelnemer", "participant", "lid",
        "member", "bedrijfsnaam", "klantnaam", "naam bedrijf", "instellingsnaam", "naam instelling",
        "vertex", "account name", "accountnaam", "account", "company name", "naam stakeholder",
        "stakeholdernaam", "naam deelnemer",
    ),
    "sector": ("sector", "publiek privaat", "publiek of privaat", "public private"),
    "branch": (
        "soort organisatie", "kind of organisation", "type organisatie", "organisation type",
        "organization type", "soort partij", "branche", "branch", "bedrijfstak",
    ),
    "type": ("type", "soort", "categorie", "category", "kind", "groep", "group", "style",
             "element type", "labels"),
    "parent": ("onderdeel van", "part of", "valt onder", "moeder", "moederorganisatie", "parent"),
    "role": ("rol", "role", "rol in het netwerk", "role in the network"),
    "geography": ("geografie", "geography", "schaal", "schaalniveau", "gebied", "werkgebied"),
    "ring": (
        "plek in het netwerk", "place in the network", "plaats in het netwerk", "ring", "kring",
    ),
    "power": ("invloed", "power", "influence", "macht"),
    "interest": ("belang bij de uitkomst", "interest in the outcome", "belang", "interest"),
    "interests": ("belangen", "interests"),
    "values": ("waarden", "values", "kernwaarden"),
    "activities": ("activiteiten", "activities", "wat doen zij"),
    "note": (
        "aantekening", "note", "notes", "aantekeningen", "notitie", "notities", "opmerking",
        "opmerkingen", "toelichting", "explanation", "description", "omschrijving",
        "beschrijving", "comment", "comments", "remarks",
    ),
    "x": ("plek op de kaart breedte", "place on the map across", "x"),
    "y": ("plek op de kaart hoogte", "place on the map up", "y"),
    "source": ("bron", "source"),
}  # fmt: skip

#: Heads that together are the two ends of a relation; the surest come first.
ENDS: tuple[tuple[str, str], ...] = tuple(
    tuple(pair.split("|"))  # type: ignore[misc]
    for pair in (
        "source|target", "source|destination", "source|dest", "src|dst", "src|dest", "src|target",
        "source node|target node", "source name|target name", "source id|target id",
        "bron|doel", "bron|bestemming", "herkomst|bestemming", "origin|destination",
        "vertex 1|vertex 2", "vertex1|vertex2", "node 1|node 2", "node1|node2", "from node|to node",
        "start|end", "start|eind", "begin|eind", "begin|einde", "start node|end node",
        "start id|end id", "tail|head",
        "respondent organisation|contact organisation",
        "respondent organization|contact organization",
        "organisatie respondent|organisatie contact", "respondent organisatie|contact organisatie",
        "ego|alter", "respondent|alter", "respondent|contact", "nominator|nominee",
        "nominator|nominated", "zender|ontvanger", "afzender|ontvanger", "sender|receiver",
        "sender|recipient", "gever|ontvanger", "giver|receiver", "donor|recipient",
        "leverancier|afnemer", "leverancier|klant", "supplier|customer", "supplier|client",
        "aanbieder|afnemer", "verkoper|koper", "seller|buyer", "provider|client",
        "opdrachtgever|opdrachtnemer", "financier|ontvanger", "funder|recipient",
        "partij|relatie met", "partij|andere partij", "partij|met", "partij|tegenpartij",
        "party|other party", "organisatie|met", "organisatie|andere organisatie",
        "organisation|other organisation", "organization|other organization", "organisatie|partner",
        "organisation|partner", "organization|partner", "wie|met wie", "who|with whom",
        "wie|werkt met", "from id|to id", "van|met", "van|aan",
        "verbinding van|verbinding naar", "actor|alter", "actor 1|actor 2",
        "subject|object", "onderwerp|voorwerp", "onderwerp|object", "n name|m name",
        "a name|b name", "respondent|over", "respondent|over wie", "wie|over wie", "rater|ratee",
        "beoordelaar|beoordeelde", "betaler|ontvanger", "payer|payee", "payer|recipient",
        "subsidieverstrekker|ontvanger", "subsidieverstrekker|subsidieontvanger",
        "subsidiegever|subsidieontvanger", "subsidiegever|ontvanger", "verwijzer|ontvanger",
    )
)  # fmt: skip

#: A column under such a head holds the other parties that a party has something with.
WITH = frozenset({
    "relatie met", "relaties met", "relatie", "relaties", "relation with", "relations with",
    "verbonden met", "connected to", "connected with", "connections", "connecties", "partners",
    "partner", "partner van", "partners van", "partner of", "samenwerking met",
    "samenwerkingspartner", "samenwerkingspartners", "werkt met",
    "werkt samen met", "works with", "collaborates with", "collaborators", "contact met",
    "contacten", "contacts", "contact with", "links to", "linked to", "gelinkt aan", "neighbours",
    "neighbors", "buren", "alters", "alter", "met wie", "with whom", "overlegt met", "links",
})  # fmt: skip

#: A column under such a head names what a party takes part in, with others.
ATTENDED = frozenset({
    "overleg", "overleggen", "overlegtafel", "tafel", "tafels", "bijeenkomst", "bijeenkomsten",
    "vergadering", "vergaderingen", "werkgroep", "werkgroepen", "stuurgroep", "projectgroep",
    "project", "projecten", "programma", "programmas", "samenwerkingsverband", "commissie",
    "samenwerkingsverbanden", "netwerk", "netwerken", "platform", "coalitie", "alliantie",
    "initiatief", "initiatieven", "gremium", "gremia", "neemt deel aan", "deelname aan",
    "zit in", "aangesloten bij", "lid van", "meeting", "meetings", "working group",
    "working groups", "projects", "programme", "program", "committee", "committees", "board",
    "network", "networks", "coalition", "alliance", "event", "events", "affiliation",
    "affiliations", "takes part in", "participates in", "member of", "sits on",
})  # fmt: skip

#: Of a list of relations.
RELATION: dict[str, tuple[str, ...]] = {
    "id": ("kenmerk", "identifier", "netwerk id"),
    "from_id": ("van kenmerk", "from identifier"),
    "to_id": ("naar kenmerk", "to identifier"),
    "from": (
        "van", "from", "van partij", "from party", "vanuit", "partij 1", "party 1", "partij a",
        "party a", "organisatie 1", "organisation 1", "source",
    ),
    "to": (
        "naar", "to", "naar partij", "to party", "aan", "met", "partij 2", "party 2", "partij b",
        "party b", "organisatie 2", "organisation 2", "target",
    ),
    "kind": (
        "soort relatie", "kind of relation", "type relatie", "relation type", "relatiesoort",
        "relatie", "relation", "relationship", "edge", "edge type", "aard van de relatie",
        "aard relatie", "aard",
        "soort samenwerking", "type samenwerking", "vorm van samenwerking", "soort contact",
        "type of relation", "type of relationship", "nature of relation", "kind of contact",
        "predicate", "predicaat", "type r",
    ),
    "type": ("type", "soort", "kind", "label", "connection type", "rel type"),
    "strength": (
        "sterkte", "strength", "kracht", "intensiteit", "intensity", "sterkte relatie",
        "sterkte van de relatie", "tie strength", "frequentie", "frequency", "hoe vaak",
        "how often", "score", "cijfer", "rating", "grade", "contactfrequentie",
        "mate van samenwerking", "mate van contact", "contactintensiteit",
    ),
    "weight": (
        "weight", "gewicht", "value", "waarde", "width", "dikte", "weging", "edge weight",
        "edgeweight", "count", "aantal", "n",
    ),
    "direction": ("richting", "direction", "gericht", "directed"),
    "note": (
        "toelichting", "explanation", "aantekening", "note", "notes", "opmerking", "opmerkingen",
        "description", "omschrijving", "beschrijving", "comment", "comments", "remarks",
    ),
    "source": ("bron", "source"),
}  # fmt: skip

#: Other words for a value, by field and value.
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "sector": {
        "public": ("overheid", "government", "publieke sector", "public sector", "gemeentelijk"),
        "private": (
            "bedrijf", "bedrijfsleven", "business", "company", "markt", "commercieel",
            "commercial", "private sector", "particulier",
        ),
        "social": (
            "maatschappelijk middenveld", "stichting", "vereniging", "ngo", "non profit",
            "nonprofit", "civil society", "sociaal", "third sector", "charity",
        ),
    },
    "role": {
        "initiator": ("trekker", "aanjager", "initiator", "lead"),
        "connector": ("bruggenbouwer", "broker", "makelaar", "coordinator", "connector"),
        "partner": ("deelnemer", "participant", "samenwerkingspartner"),
        "supplier": ("aanbieder", "provider", "toeleverancier", "vendor"),
        "client": ("klant", "client", "customer", "afnemer", "gebruiker", "user", "patient"),
        "financier": ("funder", "geldschieter", "subsidieverstrekker", "investeerder", "investor"),
        "authority": ("overheid", "toezichthouder", "regulator", "bevoegd gezag", "government"),
        "knowledge": ("kennisinstelling", "onderzoek", "research", "university", "onderwijs"),
    },
    "ring": {
        "core": ("kernpartij", "centrum", "center", "binnenste ring"),
        "ring": ("rand", "om de kern", "midden"),
        "outside": ("buitenring", "extern", "external", "outer", "omgeving"),
    },
    "geography": {
        "local": ("gemeentelijk", "lokale", "plaatselijk"),
        "regional": ("regio", "region", "provinciaal", "provincial"),
        "national": ("landelijk", "nationale"),
        "international": ("europees", "european", "wereldwijd", "global"),
    },
    "kind": {
        "supply": ("levering", "verwijzing", "supply", "referral", "levert", "leverancier",
                   "levert aan", "supplies", "verwijst naar", "refers to"),
        "cooperation": (
            "samenwerken", "collaboration", "partnership", "partner", "werkt samen met",
            "werken samen", "works with", "works together with", "work together",
            "collaborates with", "cooperates with", "is partner van", "is a partner of",
        ),
        "information": ("informatie uitwisseling", "info", "kennis", "knowledge", "overleg",
                        "contact", "overlegt met", "praat met", "heeft contact met",
                        "heeft overleg met",
                        "informeert", "adviseert", "meets with", "talks to", "talks with",
                        "has contact with", "informs", "advises"),
        "funding": ("financiering", "subsidie", "grant", "money", "finance", "financiert",
                    "subsidieert", "betaalt", "funds", "finances", "pays"),
        "authority": ("toezicht", "regels", "regulation", "supervision", "opdracht",
                      "houdt toezicht op", "supervises"),
    },
    "direction": {
        "one_way": (
            "directed", "gericht", "eenrichting", "one way", "enkel", "true", "een kant op", "heen",
            "uitgaand", "outgoing", "forward", "ja", "yes", "1", "unidirectional", "eenzijdig",
        ),
        "both_ways": (
            "undirected", "ongericht", "none", "0", "geen", "false", "nee", "no", "mutual",
            "wederzijds",
            "tweerichting", "beide", "both", "two way", "beide kanten op", "heen en weer",
            "over en weer", "bidirectional", "tweezijdig", "wederkerig",
        ),
    },
    "power": {"1": ("zeer laag", "very low"), "2": ("laag", "low"), "3": ("middel", "matig"),
              "4": ("hoog", "high"), "5": ("zeer hoog", "very high", "groot")},
    "strength": {"1": ("zwak", "weak", "laag", "low", "incidenteel"),
                 "2": ("gemiddeld", "medium", "middel", "normaal", "matig"),
                 "3": ("sterk", "strong", "hoog", "high", "intensief")},
}  # fmt: skip
VALUES["interest"] = VALUES["power"]

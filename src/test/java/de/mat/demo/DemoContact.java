package de.mat.demo;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Salutation;
import de.mat.text.SearchWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Whom the demo's dealer knows, all invented: companies and a person of several countries, with every state of advertising. */
public enum DemoContact {
    LOCKSMITH(
            "Schlosserei Beispiel | Karla | Beispiel | Musterweg 3 | 01067 | Dresden | DE | de | +493023125033",
            "karla@schlosserei-beispiel.example",
            Salutation.MRS,
            "Kunden, Metall",
            AdvertisingState.EXISTING_CUSTOMER,
            "Rechnung 2025-118"),
    STEEL(
            "Metallbau Probe GmbH | Jan | Probe | Probestraße 12 | 20095 | Hamburg | DE | de | +493023125041",
            "jan.probe@metallbau-probe.example",
            Salutation.MR,
            "Interessenten, Metall",
            AdvertisingState.CONSENT,
            "Messe"),
    WOOD(
            "Holzwerk Modell KG | - | - | Am Sägewerk 1 | 79098 | Freiburg | DE | de | +493023125052",
            "einkauf@holzwerk-modell.example",
            Salutation.NONE,
            "Kunden, Holz",
            AdvertisingState.CONSENT,
            "Kontaktformular"),
    PACKAGING(
            "Verpackung Exempel AG | Lea | Exempel | Musterplatz 7 | 8001 | Zürich | CH | de | -",
            "lea@verpackung-exempel.example",
            Salutation.MRS,
            "Kunden, Verpackung",
            AdvertisingState.EXISTING_CUSTOMER,
            "Rechnung 2026-007"),
    JOINER(
            "Tischlerei Vorlage | Paul | Vorlage | Vorlagengasse 2 | 1010 | Wien | AT | de | -",
            "paul@tischlerei-vorlage.example",
            Salutation.MR,
            "Interessenten, Holz",
            AdvertisingState.NONE,
            null),
    TOOLS(
            "Specimen Tools Ltd. | Tom | Specimen | 5 Sample Lane | AB2 3CD | Sampleford | GB | en | +441632960077",
            "tom@specimen-tools.example",
            Salutation.MR,
            "Händler",
            AdvertisingState.CONSENT,
            "Messe"),
    WORKSHOP(
            "Ateliers Modèle SARL | Luc | Modèle | 4 rue du Modèle | 44000 | Nantes | FR | fr | +33199009012",
            "luc@ateliers-modele.example",
            Salutation.MR,
            "Kunden",
            AdvertisingState.EXISTING_CUSTOMER,
            "Rechnung 2025-203"),
    MACHINES(
            "Wzór Maszyny S.A. | Anna | Wzorowa | ul. Wzorowa 9 | 30-001 | Kraków | PL | pl | +48120000003",
            "anna@wzor-maszyny.example",
            Salutation.MRS,
            "Händler",
            AdvertisingState.CONSENT,
            "Telefonat, bestätigt per E-Mail"),
    METAL(
            "Model Metaal B.V. | Bram | Model | Modelstraat 8 | 5611 AA | Eindhoven | NL | nl | +31400000004",
            "bram@model-metaal.example",
            Salutation.MR,
            "Kunden, Metall",
            AdvertisingState.OBJECTION,
            "Mail vom 12. November"),
    SAWMILL(
            "Esempio Legno S.r.l. | Mia | Esempio | Via Esempio 6 | 41121 | Modena | IT | it | +390590000006",
            null,
            Salutation.MRS,
            "Interessenten, Holz",
            AdvertisingState.NONE,
            null),
    COLLECTOR(
            "- | Otto | Muster | Sammlerweg 10 | 34117 | Kassel | DE | de | +493023125066",
            "otto@muster-sammlung.example",
            Salutation.MR,
            "Interessenten",
            AdvertisingState.CONSENT,
            "Kontaktformular"),
    BUILDER(
            "Modelo Obras S.L. | Ana | Modelo | Calle Modelo 11 | 46001 | Valencia | ES | es | +34960000011",
            "ana@modelo-obras.example",
            Salutation.MRS,
            "Kunden",
            AdvertisingState.EXISTING_CUSTOMER,
            "Rechnung 2026-031");

    private final List<String> facts;
    private final String address;
    private final Salutation salutation;
    private final List<String> groups;
    private final AdvertisingState advertising;
    private final String source;

    DemoContact(
            String facts,
            String address,
            Salutation salutation,
            String groups,
            AdvertisingState advertising,
            String source) {
        this.facts = List.of(facts.split(" \\| "));
        this.address = address;
        this.salutation = salutation;
        this.groups = List.of(groups.split(", "));
        this.advertising = advertising;
        this.source = source;
    }

    /** Of e-mail; null for one of them. */
    public String address() {
        return address;
    }

    public AdvertisingState advertising() {
        return advertising;
    }

    /** How that is known; null where nobody said anything. */
    String source() {
        return source;
    }

    Salutation salutation() {
        return salutation;
    }

    List<String> groups() {
        return groups;
    }

    String company() {
        return fact(0);
    }

    String firstName() {
        return fact(1);
    }

    String lastName() {
        return fact(2);
    }

    String street() {
        return fact(3);
    }

    String postalCode() {
        return fact(4);
    }

    String city() {
        return fact(5);
    }

    String country() {
        return fact(6);
    }

    String language() {
        return fact(7);
    }

    /** E.164; null when it is not known. */
    String phone() {
        return fact(8);
    }

    private String fact(int place) {
        return facts.get(place).equals("-") ? null : facts.get(place);
    }

    String companyKey() {
        return company() == null ? null : SearchWords.line(List.of(company()), 200);
    }

    String sortKey() {
        return (company() == null ? lastName() + " " + firstName() : company()).toLowerCase(Locale.ROOT);
    }

    String words() {
        return SearchWords.line(
                Stream.concat(
                                Stream.of(
                                        company(),
                                        firstName(),
                                        lastName(),
                                        address,
                                        city(),
                                        postalCode(),
                                        street(),
                                        phone()),
                                groups.stream())
                        .filter(Objects::nonNull)
                        .toList(),
                20_000);
    }
}

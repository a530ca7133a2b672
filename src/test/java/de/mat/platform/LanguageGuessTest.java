package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of a message, told for sure or not at all. */
class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Sehr geehrte Damen und Herren, ist die Drehmaschine noch verfügbar und was kostet der Transport nach Linz?
            de | Bitte um Angebot für die Maschine.
            en | Dear Sirs, we would like to know if the lathe is still for sale. Could you send a video?
            en | What is your best price for this machine?
            nl | Geachte heer, is de draaibank nog te koop en wat is de laatste prijs? Met vriendelijke groeten
            fr | Bonjour, je suis intéressé par votre tour. Est-il encore disponible et quel est le prix ?
            it | Salve, sono interessato al tornio. È ancora disponibile e qual è il prezzo?
            es | Hola, estoy interesado en el torno. ¿Está disponible y cuál es el precio?
            pl | Witam, jestem zainteresowany tokarką. Czy jest jeszcze dostępna i jaka jest cena?
            sv | Hej, jag är intresserad av svarven. Finns den kvar och vad är priset?
            hr | Poštovani, zanima me tokarski stroj. Je li još dostupan i koja je cijena?
            ro | Bună ziua, sunt interesat de acest strung. Mai este disponibil și cât costă?
            hu | Tisztelt Uram, érdeklődöm, hogy az eszterga még elérhető, és mennyi az ára?
            cs | Dobrý den, mám zájem o soustruh. Je ještě k dispozici a jaká je cena?
            tr | Merhaba, torna tezgahı hala satılık mı? Fiyatı ne kadar ve nakliye var mı?
            tr | Merhaba, makine icin teklif istiyoruz, tesekkurler
            """)
    void tellsTheLanguageOfAMessage(String language, String message) {
        assertEquals(Optional.of(language), LanguageGuess.of(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "Hallo",
                "Preis?",
                "CNC 4 x 400 V, 2015, DMG MORI CTX 310",
                "+49 30 23125 014",
                "Max Muster, Muster GmbH, Musterstadt",
                "https://example.com/the/and/is/for/with",
                "Guten Tag, ist die Maschine noch da? Hello, is the machine still available? Please send us the price.",
                "Здравствуйте, станок ещё продаётся?",
                "Labas, ar staklės dar parduodamos ir kokia jų kaina?",
                "Tere, kas masin on veel müügis ja mis on hind?",
                "مرحبا هل الماكينة متوفرة"
            })
    void saysNothingOnAnyDoubt(String message) {
        assertEquals(Optional.empty(), LanguageGuess.of(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            da | Hej, jeg er interesseret i drejebænken. Er den stadig til salg, og hvad er prisen?
            sk | Dobrý deň, mám záujem o sústruh. Je ešte k dispozícii a aká je cena?
            pt | Olá, estou interessado no torno. Ainda está disponível e qual é o preço?
            sr | Poštovani, zanima me mašina. Da li je još dostupna i koja je cena?
            """)
    void takesNoNeighbourForOneOfThem(String language, String message) {
        assertEquals(Optional.of(language), LanguageGuess.of(message));
    }

    @Test
    void readsALongTextInTime() {
        assertEquals(Optional.of("de"), LanguageGuess.of("die Maschine ist noch da und ".repeat(100_000)));
    }
}

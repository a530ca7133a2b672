package de.mat.demo;

import java.util.Arrays;
import java.util.List;

/** The words that the platform of the demo puts around a buyer's own, in the languages of its mails. */
enum DemoLanguage {
    DE(
            "Firma|Name|Ort|Mobil|Telefon|E-Mail|Kategorie|Anfrage zu|Nachricht an Sie",
            "Sie haben eine neue Anfrage erhalten."),
    EN("Company|Name|Location|Mobile|Phone|E-mail|Category|Inquiry about|Message", "You have received a new inquiry."),
    NL(
            "Bedrijf|Naam|Plaats|Mobiel|Telefoon|E-mail|Categorie|Aanvraag over|Bericht aan u",
            "U hebt een nieuwe aanvraag ontvangen."),
    FR(
            "Société|Nom|Ville|Portable|Téléphone|E-mail|Catégorie|Demande concernant|Message",
            "Vous avez reçu une nouvelle demande."),
    IT(
            "Azienda|Nome|Luogo|Cellulare|Telefono|E-mail|Categoria|Richiesta per|Messaggio",
            "Ha ricevuto una nuova richiesta."),
    ES(
            "Empresa|Nombre|Lugar|Móvil|Teléfono|Correo electrónico|Categoría|Consulta sobre|Mensaje",
            "Ha recibido una nueva consulta."),
    PL(
            "Firma|Imię i nazwisko|Miejscowość|Komórka|Telefon|E-mail|Kategoria|Zapytanie o|Wiadomość",
            "Otrzymali Państwo nowe zapytanie."),
    SV("Företag|Namn|Ort|Mobil|Telefon|E-post|Kategori|Förfrågan om|Meddelande", "Du har fått en ny förfrågan.");

    private final List<String> labels;
    private final String greeting;

    DemoLanguage(String labels, String greeting) {
        this.labels = Arrays.asList(labels.split("\\|"));
        this.greeting = greeting;
    }

    /** Above the first label. */
    String greeting() {
        return greeting;
    }

    String company() {
        return labels.get(0);
    }

    String person() {
        return labels.get(1);
    }

    String place() {
        return labels.get(2);
    }

    /** Of the first number, then of all others. */
    String phone(int index) {
        return labels.get(index == 0 ? 3 : 4);
    }

    String address() {
        return labels.get(5);
    }

    String category() {
        return labels.get(6);
    }

    String machine() {
        return labels.get(7);
    }

    String message() {
        return labels.get(8);
    }
}

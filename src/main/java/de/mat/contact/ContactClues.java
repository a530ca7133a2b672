package de.mat.contact;

import de.mat.text.StorableText;
import de.mat.validation.TextSyntax;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of somebody who may be a contact or become one: a stranger's words. Absent values are null.
 *
 * @param place with or without postal code, and with the country behind a comma perhaps
 * @param country in words
 * @param phones as written
 * @param address of e-mail; must not be a platform's
 * @param language ISO 639-1
 */
public record ContactClues(
        String company,
        String person,
        String place,
        String country,
        List<String> phones,
        String address,
        String language) {

    /** "10115 Berlin": something with a digit before the name. */
    private static final Pattern POSTAL_CODE_AND_CITY = Pattern.compile("((?=\\S*[0-9])[\\p{L}0-9-]{3,10})\\s+(\\S.*)");

    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{4,6}");
    private static final int LONGEST_PHONE = 60;

    public ContactClues {
        phones = List.copyOf(phones);
    }

    /** ISO 3166; empty when the words are not known. */
    Optional<String> countryCode() {
        return Optional.ofNullable(country).flatMap(IsoCodes::country);
    }

    /** Those that are numbers, E.164. */
    List<String> phoneKeys() {
        return phones.stream()
                .map(phone -> PhoneNumbers.e164(phone, countryCode().orElse(null)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A new contact that says all of it. */
    ContactDraft draft() {
        ContactDraft draft = new ContactDraft();
        draft.setCompany(line(company, 200));
        Optional.ofNullable(person).map(String::strip).ifPresent(name -> {
            // The family name stands last more often than not; whoever sees it otherwise changes it.
            int last = name.lastIndexOf(' ');
            draft.setFirstName(last < 0 ? null : line(name.substring(0, last), 100));
            draft.setLastName(line(name.substring(last + 1), 100));
        });
        Optional.ofNullable(place).map(whole -> whole.split(",")[0].strip()).ifPresent(town -> {
            Matcher both = POSTAL_CODE_AND_CITY.matcher(town);
            if (both.matches()) {
                draft.setPostalCode(both.group(1));
                draft.setCity(line(both.group(2), 100));
            } else if (POSTAL_CODE.matcher(town).matches()) {
                draft.setPostalCode(town);
            } else {
                draft.setCity(line(town, 100));
            }
        });
        draft.setCountry(countryCode().orElse(null));
        draft.setLanguage(language);
        draft.setPhones(phones.stream()
                .map(String::strip)
                .filter(phone -> phone.length() <= LONGEST_PHONE)
                .limit(ContactDraft.MOST_PHONES)
                .collect(Collectors.joining("\n")));
        draft.setAddress(Stream.ofNullable(address)
                .map(String::strip)
                .filter(TextSyntax::isMailAddress)
                .findFirst()
                .orElse(null));
        return draft;
    }

    private static String line(String text, int length) {
        return text == null ? null : StorableText.line(text, length);
    }
}

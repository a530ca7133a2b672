package de.mat.contact;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two contacts side by side that are to become one: the left one stays, the right one goes. Telephone numbers, groups and notes of both
 * are kept; all else is chosen field by field.
 */
public class ContactMerge implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How a field is read and written. */
    private record Field(Function<ContactDraft, String> read, BiConsumer<ContactDraft, String> write) {}

    private static final Map<ContactColumn, Field> FIELDS = Map.of(
            ContactColumn.COMPANY, new Field(ContactDraft::getCompany, ContactDraft::setCompany),
            ContactColumn.SALUTATION,
                    new Field(
                            draft -> draft.getSalutation().name(),
                            (draft, name) -> draft.setSalutation(Salutation.valueOf(name))),
            ContactColumn.FIRST_NAME, new Field(ContactDraft::getFirstName, ContactDraft::setFirstName),
            ContactColumn.LAST_NAME, new Field(ContactDraft::getLastName, ContactDraft::setLastName),
            ContactColumn.ADDRESS, new Field(ContactDraft::getAddress, ContactDraft::setAddress),
            ContactColumn.STREET, new Field(ContactDraft::getStreet, ContactDraft::setStreet),
            ContactColumn.POSTAL_CODE, new Field(ContactDraft::getPostalCode, ContactDraft::setPostalCode),
            ContactColumn.CITY, new Field(ContactDraft::getCity, ContactDraft::setCity),
            ContactColumn.COUNTRY, new Field(ContactDraft::getCountry, ContactDraft::setCountry),
            ContactColumn.LANGUAGE, new Field(ContactDraft::getLanguage, ContactDraft::setLanguage));

    private final ContactDraft left;
    private final ContactDraft right;
    private final boolean objected;
    private final List<MergeChoice> choices;

    ContactMerge(Contact left, Contact right) {
        this.left = ContactDraft.of(left);
        this.right = ContactDraft.of(right);
        objected = left.isObjected() || right.isObjected();
        choices = Stream.concat(
                        Stream.of(ContactColumn.values())
                                .filter(FIELDS::containsKey)
                                .map(field -> new MergeChoice(
                                        field,
                                        FIELDS.get(field).read().apply(this.left),
                                        FIELDS.get(field).read().apply(this.right))),
                        Stream.of(new MergeChoice(
                                ContactColumn.ADVERTISING,
                                left.getAdvertising().name(),
                                right.getAdvertising().name())))
                .toList();
        choices.stream()
                .filter(choice -> choice.getField() == ContactColumn.SALUTATION)
                .forEach(choice -> choice.setTakenFromRight(
                        choice.getLeft().equals(Salutation.NONE.name()) && choice.isDifferent()));
    }

    /** The one that stays, with all that was chosen. What there is no room for among its numbers and groups stands in its notes. */
    ContactDraft draft() {
        choices.stream()
                .filter(choice -> choice.isTakenFromRight() && FIELDS.containsKey(choice.getField()))
                .map(MergeChoice::getField)
                .forEach(field -> FIELDS.get(field)
                        .write()
                        .accept(left, FIELDS.get(field).read().apply(right)));
        List<String> phones = united(left.phoneList(), right.phoneList());
        List<String> groups = united(left.groupList(), right.groupList());
        left.setPhones(first(phones, ContactDraft.MOST_PHONES, "\n"));
        left.setGroups(first(groups, ContactDraft.MOST_GROUPS, ", "));
        left.setNotes(Stream.of(
                        Stream.of(left.getNotes(), right.getNotes()),
                        phones.stream().skip(ContactDraft.MOST_PHONES),
                        groups.stream().skip(ContactDraft.MOST_GROUPS))
                .flatMap(texts -> texts)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n\n")));
        return left;
    }

    private static List<String> united(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static String first(List<String> texts, int most, String between) {
        return texts.stream().limit(most).collect(Collectors.joining(between));
    }

    ContactDraft right() {
        return right;
    }

    /** Whether the advertising state of the right one counts. */
    boolean isAdvertisingTakenFromRight() {
        return choices.get(choices.size() - 1).isTakenFromRight();
    }

    /** Whether one of them has objected to advertising: then there is nothing to choose about that. */
    public boolean isObjected() {
        return objected;
    }

    /** Those in which there is something to choose. */
    public List<MergeChoice> getDifferences() {
        return choices.stream()
                .filter(choice -> choice.isDifferent() && !(objected && choice.getField() == ContactColumn.ADVERTISING))
                .toList();
    }

    /** Those in which both say the same, and something. */
    public List<MergeChoice> getAgreements() {
        return choices.stream()
                .filter(choice -> !choice.isDifferent()
                        && !choice.getLeft().isEmpty()
                        && !choice.getLeft().equals(Salutation.NONE.name()))
                .toList();
    }
}

package de.mat.contact;

import java.io.Serializable;
import java.util.List;

/**
 * What would become of a table of contacts.
 *
 * @param contacts what would be stored; all of it or nothing
 * @param added how many of them are new
 * @param skipped lines that are left out because a contact has their address already
 * @param remarks lines of which something else becomes than they say
 */
public record ContactPreview(
        List<ImportedContact> contacts,
        int added,
        int skipped,
        List<ContactRemark> remarks,
        List<ContactTableProblem> problems)
        implements Serializable {

    /** Of a table that cannot be stored. */
    static ContactPreview of(List<ContactTableProblem> problems) {
        return new ContactPreview(List.of(), 0, 0, List.of(), problems);
    }

    /** How many contacts that are there would be changed. */
    public int changed() {
        return contacts.size() - added;
    }

    /** Whether it can be stored. */
    public boolean isRight() {
        return problems.isEmpty();
    }
}

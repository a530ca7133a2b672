package de.mat.mailing;

import de.mat.contact.Allowances;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Opens the way to the only bulk mail of a database for tests of other packages, inside a transaction of theirs. */
public final class MailingShelf {

    private MailingShelf() {}

    /** Who would get it. */
    public static MailingSelection selection(EntityManager entityManager) {
        return new SelectionService(Allowances.of(entityManager)).select(only(entityManager));
    }

    /** What is wrong with what it says. */
    public static List<MailingProblem> problems(EntityManager entityManager) {
        String imprint = entityManager
                .createQuery("select i from MailingImprint i", MailingImprint.class)
                .getSingleResult()
                .getText();
        return new MailingText(only(entityManager), imprint, true).problems();
    }

    private static Mailing only(EntityManager entityManager) {
        return entityManager
                .createQuery("select m from Mailing m", Mailing.class)
                .getSingleResult();
    }
}

package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBException;
import org.junit.jupiter.api.Test;

class ApiFailuresTest {

    @Test
    void namesWhatIsBehindTheExceptionOfTheContainerButNotItsWords() {
        Exception cause = new IllegalStateException("a stranger's words");

        String described = ApiFailures.described(new EJBException("x", new EJBException("y", cause)));

        assertTrue(
                described.startsWith("java.lang.IllegalStateException at de.mat.website.ApiFailuresTest."), described);
        assertFalse(described.contains("stranger"), described);
    }

    @Test
    void anExceptionOfTheContainerMayStandAlone() {
        assertTrue(ApiFailures.described(new EJBException("x")).startsWith("jakarta.ejb.EJBException at "));
    }
}

package de.mat.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.primefaces.component.inputtext.InputText;

/**
 * The texts of the pages by key, in the language of the page that is being shown. Parameters are put in by {@link MessageFormat}, so
 * an apostrophe in a text with parameters is written twice.
 */
public final class Messages {

    static final String BUNDLE = "de.mat.messages";

    private Messages() {}

    /** The text of the key. */
    public static String text(String key, Object... parameters) {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return parameters.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parameters);
    }

    /** Shows an error at the field of this client id, which is marked as wrong, or for the whole page when it is null. */
    public static void error(String clientId, String key, Object... parameters) {
        FacesContext faces = FacesContext.getCurrentInstance();
        add(FacesMessage.SEVERITY_ERROR, clientId, key, parameters);
        faces.validationFailed();
        if (clientId != null && faces.getViewRoot().findComponent(clientId) instanceof EditableValueHolder field) {
            field.setValid(false);
            keepWhatWasTyped(faces, field);
        }
    }

    /** PrimeFaces shows a field that is wrong as it was sent, and forgets that as soon as the value is taken over. */
    private static void keepWhatWasTyped(FacesContext faces, EditableValueHolder field) {
        Object value = field.getValue();
        if (field instanceof InputText text && value != null) {
            text.setSubmittedValue(
                    field.getConverter() == null
                            ? value.toString()
                            : text.getConverter().getAsString(faces, text, value));
        }
    }

    /** Says for the whole page that something was done. */
    public static void done(String key, Object... parameters) {
        add(FacesMessage.SEVERITY_INFO, null, key, parameters);
    }

    private static void add(FacesMessage.Severity severity, String clientId, String key, Object... parameters) {
        FacesContext.getCurrentInstance().addMessage(clientId, new FacesMessage(severity, text(key, parameters), null));
    }
}

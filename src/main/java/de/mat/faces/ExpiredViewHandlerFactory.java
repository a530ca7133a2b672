package de.mat.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * A page whose server side is gone (another login in the same browser, too many pages open) is shown afresh with a sentence, in Ajax
 * too, instead of an error. Who is not signed in any more was sent to the login page by the container before. Any other exception of an
 * Ajax request takes the way of all others: into the log and to the error page.
 */
public class ExpiredViewHandlerFactory extends ExceptionHandlerFactory {

    /** Called by Faces with the factory it had. */
    public ExpiredViewHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        private Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            for (Iterator<ExceptionQueuedEvent> events =
                            getUnhandledExceptionQueuedEvents().iterator();
                    events.hasNext(); ) {
                Throwable exception = getRootCause(events.next().getContext().getException());
                if (exception instanceof ViewExpiredException expired) {
                    events.remove();
                    showAfresh(expired.getViewId());
                    break;
                }
                if (exception != null
                        && FacesContext.getCurrentInstance()
                                .getPartialViewContext()
                                .isAjaxRequest()) {
                    // Faces would write the exception's text into the answer and log nothing.
                    throw new FacesException(exception);
                }
            }
            getWrapped().handle();
        }

        private static void showAfresh(String viewId) {
            FacesContext faces = FacesContext.getCurrentInstance();
            ExternalContext external = faces.getExternalContext();
            Locale locale = faces.getApplication().evaluateExpressionGet(faces, "#{languageView.locale}", Locale.class);
            String text = ResourceBundle.getBundle(Messages.BUNDLE, locale).getString("app.pageExpired");
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, text, null));
            external.getFlash().setKeepMessages(true);
            try {
                String address = faces.getApplication().getViewHandler().getRedirectURL(faces, viewId, Map.of(), false);
                String query = SentFrom.query((HttpServletRequest) external.getRequest(), viewId)
                        .orElse("");
                external.redirect(address + query);
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }
    }
}

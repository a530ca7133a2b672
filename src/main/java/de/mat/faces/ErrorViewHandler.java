package de.mat.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Makes the error pages and the pages of the website stateless from the moment they are created, so that neither a wrong address nor a visitor costs a session. {@code f:view} says so
 * too late: PrimeFaces has kept the page's nonce by then.
 */
public class ErrorViewHandler extends ViewHandlerWrapper {

    private static final String PAGES = "/WEB-INF/errors/";
    private static final String WEBSITE = "/web/";
    private static final String PAGE_OF_SCRIPTS = "/error.xhtml";

    /** Called by Faces with the handler it had. */
    public ErrorViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot view = getWrapped().createView(context, viewId);
        if (view != null && isWithoutSession(viewId)) {
            view.setTransient(true);
        }
        return view;
    }

    private static boolean isWithoutSession(String viewId) {
        return viewId != null
                && (viewId.startsWith(PAGES) || viewId.startsWith(WEBSITE) || viewId.equals(PAGE_OF_SCRIPTS));
    }
}

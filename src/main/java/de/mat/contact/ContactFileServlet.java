package de.mat.contact;

import de.mat.csv.SentFile;
import de.mat.csv.TableUpload;
import de.mat.security.Roles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;

/** Takes a file with contacts. */
@WebServlet("/contact-file")
@MultipartConfig(
        maxFileSize = 2L * ContactTable.LARGEST_FILE,
        maxRequestSize = 3L * ContactTable.LARGEST_FILE,
        fileSizeThreshold = 64 * 1024)
public class ContactFileServlet extends TableUpload {

    private static final long serialVersionUID = 1L;

    @Inject
    private ContactFile file;

    public ContactFileServlet() {
        super(Roles.CONTACTS_WRITE, "/write/contacts/contacts-import.xhtml", ContactTable.LARGEST_FILE);
    }

    @Override
    protected SentFile file() {
        return file;
    }
}

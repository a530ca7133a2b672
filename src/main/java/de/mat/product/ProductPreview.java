package de.mat.product;

import java.io.Serializable;
import java.util.List;

/**
 * What would become of a table of products.
 *
 * @param drafts what would be stored; all of it or nothing
 * @param added how many of them are new
 * @param unknownColumns headings that mean nothing here
 */
public record ProductPreview(
        List<ProductDraft> drafts, int added, List<TableProblem> problems, List<String> unknownColumns)
        implements Serializable {

    /** Of a file that says nothing. */
    static ProductPreview of(TableProblem problem) {
        return new ProductPreview(List.of(), 0, List.of(problem), List.of());
    }

    /** How many products that are there would be changed. */
    public int changed() {
        return drafts.size() - added;
    }

    /** Whether it can be stored. */
    public boolean isRight() {
        return problems.isEmpty();
    }
}

package eu.passerelle.web;

import eu.passerelle.kernel.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Which field of a JSON body could not be read, written as {@code needs[2].weight}. */
final class JsonProblem {
    private JsonProblem() {}

    /** A body that is JSON but does not fit is invalid in one field; anything else is no request at all. */
    static Failure failure(@Nullable Throwable cause) {
        if (cause instanceof JacksonException misfit
                && isMisfit(misfit)
                && !misfit.getPath().isEmpty()) {
            String code = misfit instanceof UnrecognizedPropertyException ? "web.field.unknown" : "web.field.type";
            return new Failure(
                    FailureKind.INVALID, List.of(FieldProblem.of(path(misfit.getPath()), code)), Optional.empty());
        }
        return new Failure(
                FailureKind.BAD_REQUEST, List.of(FieldProblem.of("body", "web.field.body")), Optional.empty());
    }

    /** A number may also be found too large while it is still being read. */
    private static boolean isMisfit(JacksonException cause) {
        return cause instanceof DatabindException || cause instanceof InputCoercionException;
    }

    private static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}

package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The experts of the network, read whole. */
@Component
public class Experts {
    public Expert get(ExpertId id) {
        return find(id).orElseThrow(() -> new eu.passerelle.kernel.NotFound("Expert", id.value()));
    }

    public Optional<Expert> find(ExpertId id) {
        throw new UnsupportedOperationException();
    }

    /** One query, however many. */
    public Map<ExpertId, Expert> all(Collection<ExpertId> ids) {
        throw new UnsupportedOperationException();
    }

    /** The next experts in order of id, for walking through all; start with an empty place. */
    public List<Expert> after(Optional<ExpertId> place, int limit) {
        throw new UnsupportedOperationException();
    }
}

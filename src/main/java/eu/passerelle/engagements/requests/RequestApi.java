package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.InvalidInput;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests for programs. A draft may lack things; what is in it must be right. */
@RestController
@RequestMapping("/api/v1/requests")
@NeedsScope(Scope.REQUESTS)
class RequestApi {
    private final Requests requests;
    private final RequestBodies bodies;
    private final Teams teams;

    RequestApi(Requests requests, RequestBodies bodies, Teams teams) {
        this.requests = requests;
        this.bodies = bodies;
        this.teams = teams;
    }

    @GetMapping
    @AllowedTo(Role.CITY)
    List<RequestView> list(CityViewer viewer) {
        Team team = teams.get(viewer.team());
        return requests.of(viewer).stream()
                .map(request -> RequestView.of(request, requests.completeness(request.content(), team)))
                .toList();
    }

    @PostMapping
    @AllowedTo(Role.CITY)
    ResponseEntity<RequestView> create(CityViewer viewer, @RequestBody RequestBodies.Draft body) {
        Request draft = requests.begin(viewer, checked(viewer, body));
        return ResponseEntity.created(URI.create("/api/v1/requests/" + draft.id()))
                .body(view(draft));
    }

    @GetMapping("/{id}")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    RequestView get(Viewer viewer, @PathVariable String id) {
        return view(requests.get(viewer, new RequestId(id)));
    }

    @PutMapping("/{id}")
    @AllowedTo(Role.CITY)
    RequestView replace(CityViewer viewer, @PathVariable String id, @RequestBody RequestBodies.Draft body) {
        Content content = checked(viewer, body);
        return view(requests.change(viewer, new RequestId(id), old -> content));
    }

    @DeleteMapping("/{id}")
    @AllowedTo(Role.CITY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CityViewer viewer, @PathVariable String id) {
        requests.delete(viewer, new RequestId(id));
    }

    @PostMapping("/{id}/submission")
    @AllowedTo(Role.CITY)
    RequestView submit(CityViewer viewer, @PathVariable String id, @RequestHeader("Idempotency-Key") String commandId) {
        return view(requests.submit(viewer, new RequestId(id), commandId));
    }

    private Content checked(CityViewer viewer, RequestBodies.Draft body) {
        Content content = bodies.content(body);
        var wrong = requests.completeness(content, teams.get(viewer.team())).parts().values().stream()
                .flatMap(findings -> findings.wrong().stream())
                .map(RequestBodies::namedAsInBody)
                .toList();
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return content;
    }

    private RequestView view(Request request) {
        return RequestView.of(request, requests.completeness(request));
    }
}

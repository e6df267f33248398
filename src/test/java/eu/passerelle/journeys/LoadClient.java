package eu.passerelle.journeys;

import eu.passerelle.journeys.Nodes.Command;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that books, moves, cancels and accepts, and remembers what it was told. What gets no answer, or that it should
 * try again, it sends again, under the same key, to either node, until it is told yes or no.
 */
final class LoadClient implements Callable<LoadClient.Told> {
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final int UNAVAILABLE = 503;
    private static final Duration LONGEST_WITHOUT_ANSWER = Duration.ofMinutes(3);

    private final Nodes nodes;
    private final LoadWorld world;
    private final String team;
    private final Random random;
    private final BooleanSupplier goesOn;
    private final Told told = new Told();

    LoadClient(Nodes nodes, LoadWorld world, int number, long seed, BooleanSupplier goesOn) {
        this.nodes = nodes;
        this.world = world;
        this.team = LoadWorld.team(number % LoadWorld.TEAMS);
        this.random = new Random(seed + number);
        this.goesOn = goesOn;
    }

    /** A session as its last answer had it. */
    record Known(String id, String engagement, String state, int sequence, Instant startsAt) {
        static Known of(JsonNode answer) {
            return new Known(
                    answer.get("id").asString(),
                    answer.get("engagement").asString(),
                    answer.get("state").asString(),
                    answer.get("sequence").asInt(),
                    Instant.parse(answer.get("startsAt").asString()));
        }
    }

    /** What came back to one client, or to all together. */
    static final class Told {
        final Map<String, Known> sessions = new LinkedHashMap<>();
        final Map<String, String> engagements = new LinkedHashMap<>();
        final List<String> wrong = new ArrayList<>();
        int confirmed;
        int refused;
        int repeated;
        int unanswered;
        int unavailable;

        void add(Told other) {
            sessions.putAll(other.sessions);
            other.engagements.forEach((proposal, engagement) -> {
                String first = engagements.putIfAbsent(proposal, engagement);
                if (first != null && !first.equals(engagement)) {
                    wrong.add(proposal + " became " + first + " and " + engagement);
                }
            });
            wrong.addAll(other.wrong);
            confirmed += other.confirmed;
            refused += other.refused;
            repeated += other.repeated;
            unanswered += other.unanswered;
            unavailable += other.unavailable;
        }
    }

    @Override
    public Told call() {
        while (goesOn.getAsBoolean()) {
            act();
            Nodes.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        return told;
    }

    private void act() {
        List<Known> standing = told.sessions.values().stream()
                .filter(session -> session.state().equals("confirmed"))
                .toList();
        int next = random.nextInt(10);
        if (next == 0) {
            accept();
        } else if (next < 6 || standing.isEmpty()) {
            book();
        } else {
            change(standing.get(random.nextInt(standing.size())), next < 8);
        }
    }

    private void accept() {
        int proposal = random.nextInt(LoadWorld.PROPOSALS);
        String expert = LoadWorld.expert(proposal % LoadWorld.EXPERTS);
        String id = "load-proposal-" + proposal;
        answered(command(expert, "/proposals/" + id + "/acceptance", ""), 200)
                .forEach(begun ->
                        told.engagements.put(id, begun.get("engagement").asString()));
    }

    private void book() {
        String body = "{\"engagement\": \"%s\", \"start\": \"%s\", \"minutes\": 60}"
                .formatted(world.anyEngagement(random, team), world.anyStart(random));
        answered(command(team, "/sessions", body), 201).forEach(this::remember);
    }

    private void change(Known session, boolean moves) {
        String path = "/sessions/" + session.id() + (moves ? "/move" : "/cancellation");
        String body = moves ? "{\"start\": \"" + world.anyStart(random) + "\"}" : "";
        answered(command(team, path, body), 200).forEach(this::remember);
    }

    private void remember(JsonNode answer) {
        Known session = Known.of(answer);
        told.sessions.put(session.id(), session);
    }

    private Command command(String subject, String path, String body) {
        return new Command(world.token(subject), Long.toHexString(random.nextLong()), path, body);
    }

    /** Of what was confirmed, some is sent once more, and must be answered alike. None when it was refused. */
    private List<JsonNode> answered(Command command, int status) {
        HttpResponse<String> answer = send(command);
        if (answer.statusCode() == 409) {
            told.refused++;
            return List.of();
        }
        if (answer.statusCode() != status) {
            told.wrong.add(command.path() + ": " + answer.statusCode() + " " + answer.body());
            return List.of();
        }
        told.confirmed++;
        if (random.nextInt(4) == 0) {
            told.repeated++;
            HttpResponse<String> again = send(command);
            if (again.statusCode() != status || !again.body().equals(answer.body())) {
                told.wrong.add(command.path() + " again: " + again.body() + " instead of " + answer.body());
            }
        }
        return List.of(JsonMapper.shared().readTree(answer.body()));
    }

    private HttpResponse<String> send(Command command) {
        Instant limit = Instant.now().plus(LONGEST_WITHOUT_ANSWER);
        while (true) {
            try {
                HttpResponse<String> answer = nodes.send(random.nextInt(2), command);
                if (answer.statusCode() != UNAVAILABLE) {
                    return answer;
                }
                told.unavailable++;
            } catch (IOException e) {
                told.unanswered++;
            }
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("No answer to " + command.path());
            }
            Nodes.sleep(100 + random.nextInt(200));
        }
    }
}

package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.Exercise.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans for one invented case beside each other and beside its model answer. It says what is alike and what was left out;
 * it gives no marks, as another plan can be as good.
 *
 * @param areas that the model or any of them says something about, in the order of all areas
 */
record PlansCompared(List<LifeArea> areas, List<Step> model, List<Column> columns) {
    PlansCompared {
        areas = List.copyOf(areas);
        model = List.copyOf(model);
        columns = List.copyOf(columns);
    }

    /** @param heading whose plan it is, as the reader may know it */
    record Column(String id, String heading, List<Step> steps, List<Step> model) {
        Column {
            steps = List.copyOf(steps);
            model = List.copyOf(model);
        }

        public List<Step> in(LifeArea area) {
            return of(steps, area);
        }

        /** The same agency would do the same. */
        public boolean isAlike(Step step) {
            return model.contains(step);
        }

        public long alike() {
            return model.stream().filter(steps::contains).count();
        }

        /** Areas that the model helps with, and this plan does not. */
        public List<LifeArea> leftOut() {
            return model.stream()
                    .map(Step::area)
                    .distinct()
                    .filter(area -> in(area).isEmpty())
                    .toList();
        }

        public boolean isLeftOut(LifeArea area) {
            return leftOut().contains(area);
        }
    }

    static PlansCompared of(List<Step> model, List<Column> columns) {
        return new PlansCompared(
                Arrays.stream(LifeArea.values())
                        .filter(area -> Stream.concat(
                                        Stream.of(model), columns.stream().map(Column::steps))
                                .anyMatch(steps -> !of(steps, area).isEmpty()))
                        .toList(),
                model,
                columns);
    }

    public List<Step> model(LifeArea area) {
        return of(model, area);
    }

    private static List<Step> of(List<Step> steps, LifeArea area) {
        return steps.stream().filter(step -> step.area() == area).toList();
    }
}

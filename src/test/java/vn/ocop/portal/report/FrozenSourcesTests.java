package vn.ocop.portal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.activity.ActivityId;

class FrozenSourcesTests {
    private static final Source ACTIVITY = Source.of(new ActivityId(new UUID(0, 7)));
    private static final Instant AT = Instant.parse("2022-06-15T02:30:00.123456Z");

    @Test
    void whatIsWrittenDownIsReadAsItWas() {
        var account = new SourceAccount(
                List.of(
                        new SourceAccount.Told(
                                new SentenceId(new UUID(0, 1)),
                                Section.RESULTS,
                                SentenceKind.CLAUSE,
                                "tập huấn “A” & <b>",
                                true,
                                true,
                                List.of(ACTIVITY),
                                List.of(
                                        new SourceAccount.Figure(
                                                "45", new SourceAccount.Reason("đếm tại lớp", "Lan", AT)),
                                        new SourceAccount.Figure("46", null))),
                        new SourceAccount.Told(
                                new SentenceId(new UUID(0, 2)),
                                Section.COMMITMENTS,
                                SentenceKind.LEAD,
                                "Về đào tạo",
                                false,
                                true,
                                List.of(),
                                List.of())),
                Map.of(
                        ACTIVITY,
                        record(
                                3,
                                List.of(
                                        new SourceRecord.Field("topic", "topic", List.of("A")),
                                        new SourceRecord.Field("answer.women", "Số nữ", List.of("71 người"))))),
                List.of(new SourceAccount.Unused(
                        ACTIVITY, SourceAccount.Why.POSTPONED, new SourceAccount.Reason("đã hoãn", "Lan", AT))));
        assertThat(FrozenSources.read(FrozenSources.write(account))).isEqualTo(account);
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        var read = FrozenSources.read("""
                {"format": 9, "mood": {"a": 1}, "sentences": [
                  {"id": "00000000-0000-0000-0000-000000000001", "section": "EPILOGUE", "kind": "VERSE", "text": "x",
                   "records": ["DREAM 00000000-0000-0000-0000-000000000002", "ACTIVITY 00000000-0000-0000-0000-000000000007",
                               "ACTIVITY none", 5]},
                  {"id": 17, "text": "no id"}, null],
                 "records": {"DREAM 00000000-0000-0000-0000-000000000002": {},
                   "ACTIVITY 00000000-0000-0000-0000-000000000007":
                     {"label": "A", "version": "three", "changedAt": "yesterday", "fields": [{"code": "smell", "values": ["rose"]}, {}]}},
                 "unused": [{"record": "ACTIVITY 00000000-0000-0000-0000-000000000007", "why": "BORED"}]}
                """.getBytes(UTF_8));
        assertThat(read.sentences()).singleElement().satisfies(sentence -> {
            assertThat(sentence.sources()).containsExactly(ACTIVITY);
            assertThat(sentence.text()).isEqualTo("x");
        });
        assertThat(read.records()).containsOnlyKeys(ACTIVITY);
        assertThat(read.records().get(ACTIVITY)).satisfies(record -> {
            assertThat(record.version()).isNull();
            assertThat(record.changedAt()).isNull();
            assertThat(record.fields().getFirst().values()).containsExactly("rose");
        });
        assertThat(read.unused()).isEmpty();
    }

    @Test
    void theFirstFormatIsStillRead() {
        var read = FrozenSources.read("""
                {"sentences": [{"id": {"value": "00000000-0000-0000-0000-000000000001"}, "section": "RESULTS", "text": "x",
                   "written": false, "records": ["ACTIVITY 00000000-0000-0000-0000-000000000007"]}],
                 "records": {"ACTIVITY 00000000-0000-0000-0000-000000000007": {"topic": "A", "typeCode": "TRAINING"}}}
                """.getBytes(UTF_8));
        assertThat(read.sentences()).singleElement().satisfies(sentence -> {
            assertThat(sentence.id()).isEqualTo(new SentenceId(new UUID(0, 1)));
            assertThat(sentence.assembled()).isTrue();
        });
        assertThat(read.records().get(ACTIVITY)).satisfies(record -> {
            assertThat(record.label()).isEqualTo("A");
            assertThat(record.changesTo(record(3, List.of(new SourceRecord.Field("topic", "topic", List.of("B"))))))
                    .isEmpty();
        });
        assertThat(FrozenSources.read("{}".getBytes(UTF_8)).sentences()).isEmpty();
    }

    @Test
    void changesAreToldFieldByField() {
        var then = record(
                3,
                List.of(
                        new SourceRecord.Field("topic", "topic", List.of("A")),
                        new SourceRecord.Field("venue", "venue", List.of("Hội trường")),
                        new SourceRecord.Field("state", "state", List.of("DONE"))));
        var fields = List.of(
                new SourceRecord.Field("topic", "topic", List.of("B")),
                new SourceRecord.Field("state", "state", List.of("DONE")),
                new SourceRecord.Field("outcome", "outcome", List.of("tốt")));
        assertThat(then.changesTo(record(4, fields)))
                .containsExactly(
                        new SourceRecord.Change("topic", "topic", List.of("A"), List.of("B")),
                        new SourceRecord.Change("venue", "venue", List.of("Hội trường"), List.of()),
                        new SourceRecord.Change("outcome", "outcome", List.of(), List.of("tốt")));
        assertThat(then.changesTo(record(3, fields)))
                .as("the same version is the same record")
                .isEmpty();
    }

    private static SourceRecord record(int version, List<SourceRecord.Field> fields) {
        return new SourceRecord(ACTIVITY, "A", "/activities/" + ACTIVITY.id(), version, "Lan", AT, fields);
    }
}

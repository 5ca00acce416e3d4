package vn.ocop.portal.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The days on which offices work: Monday to Friday without public holidays (Bộ luật Lao động 2019, Điều 112), and the
/// weekend days that are worked instead of others. The exceptions are data, since each year's notice sets them.
@Service
@Transactional(readOnly = true)
public class WorkingDays {
    private final JdbcClient sql;

    WorkingDays(JdbcClient sql) {
        this.sql = sql;
    }

    /// All exceptions as they stand now, for many questions.
    public Table table() {
        return new Table(sql
                .sql("select day, works from calendar_exception")
                .query((row, _) -> Map.entry(row.getObject("day", LocalDate.class), row.getBoolean("works")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// A day that is worked or not against the rule of the week.
    ///
    /// @param works true where a weekend day is worked instead of another
    /// @param name of the holiday, in Vietnamese
    /// @param certain false until the yearly notice on public holidays confirms it
    public record DayException(LocalDate day, boolean works, String name, boolean certain) {}

    /// The exceptions of these days, in their order.
    public List<DayException> exceptions(Period days) {
        return sql.sql("""
                        select day, works, name, certain from calendar_exception
                        where day between :from and :to order by day
                        """)
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> new DayException(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("works"),
                        row.getString("name"),
                        row.getBoolean("certain")))
                .list();
    }

    /// Which days are worked.
    ///
    /// @param exceptions by day: true where a weekend day is worked, false where another day is not
    public record Table(Map<LocalDate, Boolean> exceptions) {
        public Table {
            exceptions = Map.copyOf(exceptions);
        }

        /// Whether offices work on that day.
        public boolean works(LocalDate day) {
            var exception = exceptions.get(day);
            if (exception != null) return exception;
            return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }

        /// How many working days come after the first day, up to and with the second; 0 where the second is not later.
        /// A letter that was due on a Friday and comes on the Monday after is one working day late.
        public int after(LocalDate day, LocalDate upTo) {
            return upTo.isAfter(day)
                    ? (int) day.plusDays(1)
                            .datesUntil(upTo.plusDays(1))
                            .filter(this::works)
                            .count()
                    : 0;
        }

        /// The day so many working days after that one, or before it for a negative number; the day itself for 0.
        public LocalDate plus(LocalDate day, int workingDays) {
            var found = day;
            for (int left = Math.abs(workingDays); left > 0; ) {
                found = workingDays > 0 ? found.plusDays(1) : found.minusDays(1);
                if (works(found)) left--;
            }
            return found;
        }
    }
}

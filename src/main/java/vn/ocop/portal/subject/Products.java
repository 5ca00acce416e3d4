package vn.ocop.portal.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;

/// Reads the register of OCOP products and their stars.
@Service
@Transactional(readOnly = true)
public class Products {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final String FROM = """
            from ocop_product p
              join ocop_subject s on s.subject_id = p.subject_id
              join product_group g on g.taxonomy_code = p.taxonomy_code and g.group_code = p.group_code
              join product_group b on b.taxonomy_code = p.taxonomy_code and b.group_code = split_part(p.group_code, '.', 1)
              left join product_standing(:today) t on t.product_id = p.product_id
            """;
    private static final String ROWS = """
            select p.product_id, p.name, p.code, p.subject_id, s.name as subject_name, g.name as group_name, b.name as branch_name,
                   t.standing, t.stars, t.valid_until, p.ceased_on
            """;
    private final ProductRepository products;
    private final RecognitionRepository recognitions;
    private final Areas areas;
    private final JdbcClient sql;
    private final Clock clock;

    Products(ProductRepository products, RecognitionRepository recognitions, Areas areas, JdbcClient sql, Clock clock) {
        this.products = products;
        this.recognitions = recognitions;
        this.areas = areas;
        this.sql = sql;
        this.clock = clock;
    }

    /// A page of the products, by name in the Vietnamese order.
    ///
    /// @param number of the page, from 1
    public Page<ProductRow> page(ProductFilter filter, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var filters = filters(filter);
        long total = sql.sql("select count(*) " + FROM + filters.where())
                .params(filters.values)
                .query(Long.class)
                .single();
        return new Page<>(rows(filters, PAGE_SIZE, (page - 1) * PAGE_SIZE), page, PAGE_SIZE, total, true);
    }

    /// All products that the filter lets through, by name in the Vietnamese order.
    public List<ProductRow> all(ProductFilter filter) {
        return rows(filters(filter), Integer.MAX_VALUE, 0);
    }

    /// The product of that id.
    ///
    /// @throws NotFound where there is none
    public ProductRecord get(ProductId id) {
        return products.findById(id).orElseThrow(() -> new NotFound(id)).asRecord();
    }

    /// The recognitions of the product, the earliest first.
    public List<RecognitionRecord> recognitions(ProductId id) {
        return recognitions.findOf(id).stream().map(Recognition::asRecord).toList();
    }

    /// The recognition of that id.
    ///
    /// @throws NotFound where there is none
    public RecognitionRecord recognition(RecognitionId id) {
        return recognitions.findById(id).orElseThrow(() -> new NotFound(id)).asRecord();
    }

    /// The names of these products, in the Vietnamese order; unknown ids are passed over.
    public Map<ProductId, String> names(Collection<ProductId> ids) {
        Map<ProductId, String> names = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            sql.sql(
                            "select product_id, name from ocop_product where product_id in (:ids) order by name collate \"vi-x-icu\"")
                    .param("ids", ids.stream().map(ProductId::value).toList())
                    .query(row -> {
                        names.put(new ProductId(row.getObject("product_id", UUID.class)), row.getString("name"));
                    });
        }
        return names;
    }

    private List<ProductRow> rows(Filters filters, int limit, int offset) {
        return sql.sql(ROWS + FROM + filters.where()
                        + " order by p.name collate \"vi-x-icu\", p.product_id limit :limit offset :offset")
                .params(filters.values)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> row(row))
                .list();
    }

    private static ProductRow row(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        return new ProductRow(
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("name"),
                row.getString("code"),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("subject_name"),
                row.getString("group_name"),
                row.getString("branch_name"),
                standing == null ? Standing.NONE : Standing.valueOf(standing),
                row.getInt("stars"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("ceased_on", LocalDate.class));
    }

    private Filters filters(ProductFilter filter) {
        var filters = new Filters();
        filters.values.put("today", filter.on() == null ? LocalDate.now(clock) : filter.on());
        filters.words(filter.words(), "p.search_text", "s.search_text");
        filters.add(
                "s.type = :type",
                "type",
                filter.type() == null ? null : filter.type().name());
        if (filter.map() == null) filters.area(filter.area());
        else filters.area(filter.area(), areas.history().on(filter.map()), filter.undecided());
        filters.add("t.stars = :stars", "stars", filter.stars());
        filters.add(
                "t.standing in ('IN_FORCE', 'IN_GRACE') and p.ceased_on >= :on is not false and s.ceased_on >= :on is not false",
                "on",
                filter.on());
        filters.add(
                "coalesce(t.standing, 'NONE') = :standing",
                "standing",
                filter.standing() == null ? null : filter.standing().name());
        filters.add(
                "p.subject_id = :subject",
                "subject",
                filter.subject() == null ? null : filter.subject().value());
        if (filter.group() != null) {
            filters.values.put("taxonomy", filter.group().taxonomy());
            filters.add("""
                    (p.group_code = :group or starts_with(p.group_code, :group || '.')) and exists (
                        select 1 from product_group asked
                          join product_group same on same.group_code = asked.group_code and same.name = asked.name
                        where asked.taxonomy_code = :taxonomy and asked.group_code = :group
                          and same.taxonomy_code = p.taxonomy_code)""", "group", filter.group().code());
        }
        return filters;
    }
}

-- What the activities are made from, for the length of the transaction.

-- Whatever looks drawn by lot is read off the digest of the activity's number, so that the same number is the same
-- activity at every start. What more than one statement needs of an activity stands here, for the activities themselves take
-- long to read.
create temporary table sample_lot (n integer primary key, activity_id uuid not null, a integer not null, b integer not null,
                                   c integer not null, d integer not null, department integer not null, kind integer not null,
                                   state text not null, half_from date not null, period_from date not null,
                                   period_to date not null, days_known boolean not null) on commit drop;

create temporary table sample_department on commit drop as
select row_number() over (order by o.official_name collate "C") as position, o.organization_id,
       coalesce((select u.account_id from account u join account_role r on r.account_id = u.account_id
                 where u.organization_id = o.organization_id and r.role = 'STAFF' order by u.username limit 1),
                (select account_id from account order by username limit 1)) as account_id
from organization o where o.kind = 'DEPARTMENT' and o.merged_into_id is null;

create temporary table sample_partner on commit drop as
select row_number() over (order by official_name collate "C") as position, organization_id
from organization where kind = 'PARTNER' and merged_into_id is null;

create temporary table sample_task on commit drop as
select row_number() over (order by p.number, k.code) as position, k.task_id
from plan_task k join plan p on p.plan_id = k.plan_id;

-- The units right below the province, until 30/6/2025 and since.
create temporary table sample_unit on commit drop as
select u.valid_to is null as today, row_number() over (partition by u.valid_to is null order by u.code) as position, u.unit_id
from administrative_unit u join administrative_unit p on p.unit_id = u.parent_id and p.kind = 'PROVINCE';

create temporary table sample_type (position integer, type_code text, topics text[], first_measure text, second_measure text,
                                    question text, answers text[]) on commit drop;
insert into sample_type values
    (1, 'TRAINING', array['Ghi sổ thu chi cho hộ kinh doanh', 'Bán hàng trên sàn thương mại điện tử', 'Đóng gói và ghi nhãn sản phẩm',
        'Khởi sự doanh nghiệp từ sản vật quê nhà', 'Bảo quản trái cây sau thu hoạch', 'Chụp ảnh, quay phim giới thiệu sản phẩm'],
     'PARTICIPANT_TURNS', 'PARTICIPANT_TURNS_WOMEN', 'mode', array['trực tiếp', 'trực tuyến', 'kết hợp']),
    (2, 'TRADE_LINK', array['Gặp gỡ siêu thị và nhà phân phối', 'Kết nối hợp tác xã với bếp ăn tập thể',
        'Đưa sản phẩm vào chuỗi cửa hàng tiện lợi', 'Tìm bạn hàng tại Thành phố Hồ Chí Minh', 'Chào hàng với doanh nghiệp xuất khẩu',
        'Liên kết vùng trồng với nhà máy chế biến'],
     'ENTERPRISES', 'CONTRACTS', 'counterparts', array['hệ thống siêu thị', 'doanh nghiệp thu mua', 'nhà phân phối']),
    (3, 'FUND_BRIEFING', array['Giới thiệu nguồn vốn cho khởi nghiệp', 'Thủ tục vay vốn cho hợp tác xã', 'Chính sách bảo lãnh tín dụng',
        'Vốn ưu đãi cho phụ nữ khởi nghiệp', 'Hỗ trợ lãi suất cho cơ sở đổi mới thiết bị', 'Quỹ hỗ trợ phát triển hợp tác xã'],
     'SESSIONS', 'FILES_RECEIVED', 'fund', array['Quỹ Đầu tư phát triển Tỉnh', 'Quỹ hỗ trợ phát triển hợp tác xã']),
    (4, 'FAIR', array['Phiên chợ sản phẩm địa phương', 'Tuần lễ trái cây và hàng đặc sản', 'Hội chợ hàng nông thôn',
        'Gian hàng chung của tỉnh Đồng Tháp', 'Ngày hội sen và sản phẩm từ sen', 'Trưng bày sản phẩm đạt sao'],
     'BOOTHS', 'PRODUCTS', 'level', array['tỉnh', 'vùng', 'quốc gia']),
    (5, 'INCUBATION', array['Ươm tạo dự án chế biến nông sản', 'Kèm cặp dự án du lịch cộng đồng', 'Nuôi dưỡng ý tưởng của sinh viên',
        'Vườn ươm cho dự án xanh', 'Hoàn thiện mẫu thử cho dự án', 'Đồng hành cùng nhóm khởi nghiệp trẻ'],
     'PROJECTS_REGISTERED', 'PROJECTS_SELECTED', 'mentors', array['các doanh nhân trong Tỉnh', 'giảng viên trường cao đẳng']),
    (6, 'COMPETITION', array['Thi ý tưởng khởi nghiệp', 'Thi thiết kế bao bì', 'Thi nấu ăn từ sản vật quê hương',
        'Thi kể chuyện sản phẩm', 'Thi sáng kiến trong nông nghiệp', 'Thi gian hàng đẹp'],
     'ENTRIES', 'AWARDS', 'round', array['vòng sơ khảo', 'vòng chung kết']),
    (7, 'COMMUNICATION', array['Gương làm ăn giỏi ở nông thôn', 'Quyền lợi khi tham gia chương trình', 'Cách đăng ký sản phẩm',
        'Hàng địa phương đến người tiêu dùng', 'An toàn thực phẩm tại cơ sở nhỏ', 'Chính sách mới cho hộ kinh doanh'],
     'PIECES', 'VIEWS', 'channel', array['đài truyền thanh cơ sở', 'trang thông tin của Sở', 'mạng xã hội']),
    (8, 'CONSULTING', array['Xây dựng hồ sơ sản phẩm', 'Đăng ký nhãn hiệu', 'Tổ chức lại sổ sách kế toán', 'Bố trí lại nhà xưởng',
        'Lập phương án vay vốn', 'Truy xuất nguồn gốc bằng mã vạch'],
     'CONSULTING_HOURS', 'SUBJECTS', 'provider', array['một đơn vị tư vấn độc lập', 'chuyên gia của trường đại học']),
    (9, 'STUDY_VISIT', array['Mô hình du lịch miệt vườn', 'Hợp tác xã kiểu mới', 'Làng nghề chế biến', 'Chợ đầu mối và kho lạnh',
        'Nhà máy sấy trái cây', 'Khu làm việc chung cho người khởi nghiệp'],
     'PARTICIPANT_TURNS', 'PARTICIPANT_TURNS_WOMEN', 'destination', array['tỉnh Bến Tre', 'thành phố Cần Thơ', 'tỉnh Lâm Đồng']),
    (10, 'CERTIFICATION_SUPPORT', array['Hoàn thiện hồ sơ sản phẩm', 'Kiểm nghiệm chất lượng', 'Áp dụng quy trình sản xuất sạch',
        'Đăng ký mã số, mã vạch', 'Nâng hạng sản phẩm', 'Đánh giá lại sản phẩm hết hạn'],
     'SUBJECTS', 'PRODUCTS', 'certificate', array['hồ sơ OCOP', 'VietGAP', 'nhãn hiệu', 'truy xuất nguồn gốc']);

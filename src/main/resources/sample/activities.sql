-- The activities from number :first to number :last. The words are the portal's own.
insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from, period_to, days_known, venue,
                      beneficiaries, outcome, notes, and_others, cancelled_because, cancelled_from, logged_by, logged_at,
                      changed_by, changed_at)
select
    t.activity_id,
    0,
    o.organization_id,
    k.type_code,
    k.topics[1 + b / 720 % 6] || (array[
        '', ' năm ' || extract(year from half_from), ', đợt ' || 1 + b / 4320 % 4, ' – lớp ' || 1 + b / 4320 % 9])[1 + c % 4],
    t.state,
    period_from,
    period_to,
    days_known,
    (array[null, 'hội trường Ủy ban nhân dân xã', 'nhà văn hóa huyện', 'trụ sở hợp tác xã', 'Trung tâm Hội nghị của Tỉnh',
           'vườn cây của hộ dân'])[1 + c / 160 % 6],
    (array[null, 'chủ thể OCOP', 'hợp tác xã, tổ hợp tác', 'hộ kinh doanh', 'thanh niên khởi nghiệp', 'phụ nữ làm chủ cơ sở'])
        [1 + c / 960 % 6],
    (array[null, null, null, null, 'được người dự đánh giá là sát nhu cầu', 'nhiều cơ sở đăng ký tham gia đợt sau'])[1 + c / 5760 % 6],
    (array[
        'Bộ phận chuyên môn khảo sát nhu cầu trước hai tuần, gọi điện từng cơ sở để chốt danh sách và sắp xếp xe đưa đón người ở xa.',
        'Kế hoạch gửi các đơn vị từ đầu tháng, nội dung rút gọn còn ba phần theo góp ý của các xã để kịp mùa thu hoạch.',
        'Ban tổ chức họp hai lần với địa phương, thống nhất thời gian tránh ngày rằm và buổi chợ để bà con đến đông đủ.',
        'Tài liệu in khổ nhỏ, chữ to, kèm hình chụp tại vườn; phần lý thuyết chỉ gói trong một buổi sáng cho dễ nhớ.',
        'Công tác chuẩn bị giao cho tổ giúp việc, có bảng phân công từng người và số điện thoại để liên hệ khi cần.',
        'Thư mời chuyển qua bưu điện và nhóm nhắn tin của xã; ba ngày trước khi mở có người nhắc lại từng hộ.',
        'Địa điểm đổi một lần vì hội trường sửa mái, song các xã đều nhận được thông báo kịp thời và không ai phải về không.',
        'Kinh phí chi theo dự toán đã duyệt, phần nước uống và trang trí do đơn vị đăng cai đóng góp thêm.'])[1 + d % 8]
    || ' ' || (array[
        'Người dự đặt nhiều câu hỏi về bao bì, nhãn hàng và cách tính giá thành khi bán qua các sàn trực tuyến.',
        'Phần được bàn lâu nhất là tìm đầu ra ổn định, vì giá trái cây lên xuống thất thường trong hai vụ vừa rồi.',
        'Các cơ sở mang theo sản phẩm của mình để cùng nếm, góp ý về độ ngọt, màu sắc và cách đóng gói.',
        'Buổi chiều chia nhóm thực hành ngay tại chỗ, mỗi nhóm làm một mẫu rồi trình bày trước mọi người.',
        'Nhiều ý kiến đề nghị rút ngắn thủ tục, có đầu mối trả lời qua điện thoại thay vì phải lên tận Tỉnh.',
        'Ba cơ sở chia sẻ cách làm đã có hiệu quả: khô cá lóc, bột gạo và trà sen đều bán được ra ngoài Tỉnh.',
        'Cán bộ xã ghi lại từng vướng mắc, phần thuộc thẩm quyền được trả lời ngay, phần còn lại chuyển cơ quan liên quan.',
        'Lớp trẻ quan tâm tới quay video giới thiệu vườn, người lớn tuổi hỏi kỹ về phân bón và thuốc bảo vệ cây.'])[1 + d / 8 % 8]
    || ' ' || (array[
        'Qua trao đổi mới thấy phần lớn hộ chưa ghi sổ thu chi, cần có mẫu đơn giản và người hướng dẫn vài tháng đầu.',
        'Điểm khó là nguồn hàng chưa đều, khi có đơn lớn các hợp tác xã phải gom chung mới đủ số lượng.',
        'Một số nơi còn thiếu kho lạnh, hàng phải bán vội trong ngày nên giá thấp hơn mong muốn.',
        'Hồ sơ công nhận sản phẩm còn thiếu phiếu kiểm nghiệm, đơn vị đã liên hệ phòng thí nghiệm để làm theo đợt cho rẻ.',
        'Máy móc của vài cơ sở đã cũ, được giới thiệu sang chương trình khuyến công để lập dự án hỗ trợ.',
        'Vốn lưu động vẫn là chuyện được nhắc nhiều, có bảy hộ nộp đơn xin gặp cán bộ tín dụng ngay trong buổi.',
        'Nước mặn về sớm làm giảm sản lượng, các hộ mong được báo trước lịch đóng cống để tính mùa vụ.',
        'Tên gọi sản phẩm ở hai xã trùng nhau, địa phương sẽ ngồi lại trước khi nộp đơn bảo hộ nhãn hiệu.'])[1 + d / 64 % 8]
    || ' ' || (array[
        'Chuyên gia ghé từng bàn, sửa cách viết giới thiệu cho ngắn và thật, bỏ những lời khen chung chung.',
        'Giữa buổi có phần gọi hình với một cửa hàng ở Hà Nội để nghe người bán nói khách cần gì.',
        'Phần tính thuế khoán được giải thích bằng ví dụ của chính một quán cà phê ở chợ huyện.',
        'Các hộ xem mẫu tem, so giấy thường với giấy chống nước rồi đặt in chung một lần.',
        'Đoàn đi bộ qua ba mảnh vườn, chủ vườn nói rõ chỗ nào lời, chỗ nào từng lỗ.',
        'Khách mời từ tỉnh bạn kể lại hai lần thất bại trước khi hàng vào được siêu thị.',
        'Phần thảo luận nóng nhất là ai chịu tiền vận chuyển khi hàng bị trả lại.',
        'Mỗi nhóm nhận một tình huống có thật và phải ra được giá bán trong ba mươi phút.'])[1 + d / 1638400 % 8]
    || ' ' || case when n % 100 = 0 then
        (array[
            'Giảng viên theo giáo trình SIYB hướng dẫn từng người lập phương án kinh doanh của chính mình.',
            'Câu lạc bộ SIYB cử hai thành viên tới kể chuyện mở xưởng và nhận kèm bốn cơ sở trong sáu tháng.'])[1 + d / 512 % 2]
      else (array[
        'Sau buổi này, tổ giúp việc lập nhóm liên lạc chung, mỗi tuần gửi một bài ngắn và trả lời câu hỏi trong ngày.',
        'Đơn vị giữ lại phiếu góp ý, tổng hợp thành bảng và gửi về các huyện trong vòng mười ngày làm việc.',
        'Các cơ sở hẹn gặp lại cuối quý để xem ai đã làm được điều mình hứa, ai còn vướng ở khâu nào.',
        'Hình ảnh và bài viết đã chuyển cho đài truyền thanh xã phát lại ba buổi sáng liên tiếp.',
        'Danh sách người dự được lưu cùng hồ sơ, có chữ ký từng ngày và số điện thoại để hỏi lại khi cần.',
        'Bên mua để lại mẫu hợp đồng, phía hợp tác xã xin thêm một tuần để bàn với thành viên rồi trả lời.',
        'Chi đoàn xã nhận dọn dẹp, dựng gian trưng bày nên tiết kiệm được một phần chi phí.',
        'Hai hộ làm sen đồng ý mở cửa cho đoàn khác tới xem, địa phương đang tính tuyến tham quan trong ngày.'])[1 + d / 512 % 8]
      end
    || ' ' || (array[
        'Lần sau nên bố trí thêm thời gian hỏi đáp, bớt phần phát biểu mở đầu.',
        'Đề nghị cấp thêm một máy chiếu cho điểm ở xa vì phòng họp rộng, người ngồi cuối khó nhìn.',
        'Đã báo lãnh đạo, dự kiến làm tiếp vào quý tới nếu sắp xếp được người.',
        'Chứng từ đủ, đã chuyển kế toán; còn thiếu bảng kê tiền xe của ba người.',
        'Việc theo dõi kết quả giao cho phòng chuyên môn, báo lại vào cuối năm.',
        'Bài học rút ra là mời ít nhưng đúng người, và gọi xác nhận trước một ngày.',
        'Cần chụp ảnh sản phẩm trước và sau để có cái so sánh khi tổng kết.',
        'Nên làm vào đầu tuần, cuối tuần bà con bận giao hàng nên về sớm.'])[1 + d / 4096 % 8],
    d / 32768 % 50 = 0,
    case c / 4 % 40 when 0 then 'Không đủ người đăng ký' end,
    case c / 4 % 40 when 0 then 'PLANNED' end,
    o.account_id,
    (period_to + 2 + make_time(7 + b / 25920 % 10, b / 259200 % 60, 0)) at time zone 'Asia/Ho_Chi_Minh',
    o.account_id,
    (period_to + 2 + make_time(7 + b / 25920 % 10, b / 259200 % 60, 0)) at time zone 'Asia/Ho_Chi_Minh'
from sample_lot t
  join sample_department o on o.position = t.department
  join sample_type k on k.position = t.kind
where t.n between :first and :last

/** Japanese for the rows of support and machines: English words: Japanese. Data. */
export const JAPANESE_ROWS = `
current ampere: 電流 アンペア
rated rating: 定格
voltage: 電圧
resistance: 抵抗
insulation: 絶縁
temperature: 温度
torque tighten: トルク 締め付け
force: 力
pressure: 圧力
contact: 接点 コンタクト
size: サイズ 寸法
connector: コネクタ コネクター
plug: プラグ
receptacle socket: レセプタクル ソケット
pin: ピン
wire cable: 電線 ケーブル 配線
length: 長さ
diameter: 直径 径
tool: 工具
crimp: 圧着
insert insertion: 挿入
remove removal: 取り外し 取り出し
lead time delivery: 納期
order: 注文 発注
minimum quantity: 最小数量 最低
quantity pieces: 数量 個数
quote quotation: 見積
valid: 有効
sample: サンプル
warranty: 保証
complaint: 苦情 クレーム
counterfeit genuine: 偽物 正規
certificate: 証明書
colour: 色
red: 赤
blue: 青
green: 緑
yellow: 黄
black: 黒
white: 白
weight: 重量 重さ
shell housing: 筐体 ハウジング
seal sealing: シール 密封
water ingress: 水 浸水
waterproof sealing ip: 防水
protection rating: 保護等級
washing cleaning: 洗浄 清掃
material: 材質 材料
finish plating: めっき 表面処理
corrosion: 腐食 錆
mating cycles: 寿命 挿抜
compatible: 互換 対応
replacement superseded: 代替 後継
obsolete: 廃番 生産中止
test check measure: 試験 検査 測定
fault failure cause: 故障 不具合
burnt overload heat: 過熱 焼損
vibration: 振動
shielding: シールド
frequency: 周波数
storage: 保管
packaging: 梱包 包装
label: ラベル
screw: ねじ ネジ
thread: ねじ山
explosive atmospheres: 防爆
support hours: サポート 営業時間
training: 研修
drawing cad: 図面
machine: 機械
power: 電力 出力
years: 年
how long duration: 期間 時間
capacity volume: 容量
filter: フィルター ろ過
pump: ポンプ
heat heating: 加熱 熱
pipe hose: 配管 ホース パイプ
battery: 電池 バッテリー
brake: ブレーキ
wheel: 車輪 ホイール
screen display: 画面
button: ボタン
switch: スイッチ
reset: リセット
account: アカウント
invoice: 請求書
customer: 顧客 お客様
air: 空気
oil: 油 オイル
fuel: 燃料
gas: ガス
steam: 蒸気
liquid fluid: 液体
leak leakage: 漏れ
drain empty: 排水
fill refill: 充填 補充
flow rate: 流量
level: 液面 レベル
valve: 弁 バルブ
shaft axle: 軸
motor engine: モーター エンジン
gear: 歯車 ギア
belt: ベルト
chain: チェーン
spring: ばね
lever handle: レバー ハンドル
blade knife: 刃
tyre tire: タイヤ
grease lubricate: 潤滑 グリース
wear worn: 摩耗
inspect inspection: 点検 検査
maintenance service: 保守 メンテナンス 整備
spare part: 部品 予備
adjust setting: 調整
manual instructions: 説明書 マニュアル
safety: 安全
danger warning: 危険 警告
emergency: 緊急 非常
fire: 火災 火
child children: 子供 子ども
start switch on: 起動 電源を入れ
stop switch off: 停止
noise sound: 騒音 音
smell odour: 臭い
dust dirt: ほこり 汚れ
freezing frost: 凍結
cool cooling: 冷却
light lamp: ランプ 照明
alarm: 警報 アラーム
fuse: ヒューズ
remote control: リモコン
software update: 更新 アップデート
network: ネットワーク
memory: メモリ
width: 幅
height: 高さ
depth: 深さ
thickness: 厚さ
distance clearance: 距離 間隔
speed: 速度 回転数
load: 荷重 負荷
hole: 穴
wall: 壁
floor: 床
door: ドア 扉
box carton: 箱
bag: 袋
hour hours: 時間
minute minutes: 分
day days: 日
week weeks: 週
often interval: 頻度 間隔
refund money back: 返金
discount: 割引
cancel cancellation: キャンセル 取消 解約
contract: 契約
dealer distributor: 代理店 販売店
approved approval: 認証 承認
suitable: 適合
recommended: 推奨
damage: 損傷 破損
crack: 亀裂 ひび
acid: 酸
skin eyes: 皮膚 目
food: 食品
drinking water: 飲料水
`;
